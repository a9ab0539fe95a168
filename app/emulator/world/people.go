package world

import "time"

// The people the seeds speak of. The person who tries the portal is Me.
const (
	Me       = 1
	Bot      = 10
	Customer = 11
)

// BlankAvatar is the picture portals name where there is none.
const BlankAvatar = "/bitrix/js/im/images/blank.gif"

func people(now time.Time) []User {
	seen := func(minutes int) time.Time {
		return now.Add(-time.Duration(minutes) * time.Minute).Truncate(time.Second)
	}
	return []User{
		{ID: 1, FirstName: "Anna", LastName: "Berg", Position: "Product manager", Color: "#29619b", Gender: "F", Birthday: "14-03", Email: "anna.berg@demo.example", Departments: []int{1, 3}, Admin: true, Status: "online", LastSeen: seen(1), Avatar: "/upload/avatar/1.png", Zone: "Europe/Berlin"},
		{ID: 2, FirstName: "Marco", LastName: "Silva", Position: "Sales lead", Color: "#df532d", Gender: "M", Birthday: "02-11", Email: "marco.silva@demo.example", Phone: "+44 20 7946 0102", Departments: []int{2}, Status: "online", LastSeen: seen(3), Avatar: "/upload/avatar/2.png", Zone: "Europe/Lisbon"},
		{ID: 3, FirstName: "Priya", LastName: "Raman", Position: "Designer", Color: "#58cc47", Gender: "F", Email: "priya.raman@demo.example", Departments: []int{3}, Status: "dnd", LastSeen: seen(12), Avatar: "", Zone: "Asia/Kolkata"},
		{ID: 4, FirstName: "Jonas", LastName: "Lindqvist", Position: "Developer", Color: "#1eb4aa", Gender: "M", Birthday: "30-07", Email: "jonas.lindqvist@demo.example", Departments: []int{4}, Status: "online", LastSeen: seen(5), Avatar: BlankAvatar, Zone: "Europe/Stockholm"},
		{ID: 5, FirstName: "Mei", LastName: "Tanaka", Position: "Quality engineer", Color: "#f76187", Gender: "F", Email: "mei.tanaka@demo.example", Phone: "+81 3 5550 0105", Departments: []int{4}, Status: "away", LastSeen: seen(55), Avatar: "/upload/avatar/5.png", Zone: "Asia/Tokyo"},
		{ID: 6, FirstName: "Omar", LastName: "Haddad", Position: "Support", Color: "#8474c8", Gender: "M", Birthday: "09-01", Email: "omar.haddad@demo.example", Departments: []int{5}, Status: "online", LastSeen: seen(8), Avatar: "/upload/avatar/6.png", Zone: "Asia/Beirut"},
		{ID: 7, FirstName: "Sofía", LastName: "Ortega", Color: "#4ba984", Gender: "F", Email: "sofia.ortega@demo.example", Departments: []int{2}, Status: "online", LastSeen: seen(240), Absent: now.AddDate(0, 0, 5).Truncate(24 * time.Hour), Avatar: "", Zone: "America/Mexico_City"},
		{ID: 8, FirstName: "Liam", LastName: "O'Connor", Position: "Logistics & <events>", Color: "#ab7761", Gender: "M", Email: "liam.oconnor@demo.example", Departments: []int{6}, Status: "online", LastSeen: seen(2), Avatar: "/upload/avatar/8.png", Zone: "Europe/Dublin"},
		{ID: 9, FirstName: "Zoë", LastName: "Featherstonehaugh-Wintersgill", Position: "Head of finance, controlling and internal audit", Color: "#6fb1d8", Gender: "F", Birthday: "21-12", Email: "zoe.f@partner.example", Extranet: true, Departments: []int{}, Status: "online", Avatar: "/upload/avatar/9.png", Zone: "Europe/London"},
		{ID: Bot, FirstName: "Courier", LastName: "", Position: "Chat bot", Color: "#aeb1b7", Gender: "M", Bot: true, Departments: []int{}, Status: "online", Avatar: "/upload/avatar/10.png"},
		{ID: Customer, FirstName: "Guest", LastName: "4711", Color: "#c2c2c2", Gender: "M", Connector: true, Extranet: true, Departments: []int{}, Status: "online", Avatar: ""},
	}
}
