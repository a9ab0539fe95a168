package catalogue

const vn = `
Đang tải tin nhắn…
Tin nhắn trong {title}
{n} tin nhắn chưa đọc
Tin nhắn mới
Hôm nay
Hôm qua

Đến tin nhắn mới nhất
Đến tin nhắn chưa đọc đầu tiên
{n} chưa đọc
{n} tin nhắn mới
Tải tin nhắn cũ hơn
Tải tin nhắn mới hơn
Đang tải…
Không tải được tin nhắn
Thử lại
Tải lại trang

Chưa có tin nhắn nào
Tin nhắn sẽ hiện ở đây ngay khi có người viết.
Không thể hiển thị tin nhắn
Hãy thử lại. Nếu không được, hãy tải lại trang.
Bạn không có quyền truy cập cuộc trò chuyện này
Hãy nhờ một người tham gia mời bạn.
Không có cuộc trò chuyện nào ở đây
Hãy mở ứng dụng từ một cuộc trò chuyện, hoặc bắt đầu trò chuyện ở đây trước.
Hãy mở ứng dụng này trong Bitrix24
Ứng dụng hiển thị tin nhắn của một cuộc trò chuyện và đánh dấu đã đọc khi bạn đọc. Hãy cài đặt trong Bitrix24 của bạn và mở từ đó.
Phiên đã kết thúc. Hãy đóng rồi mở lại ứng dụng.
Không thể kết nối tới Bitrix24. Hãy kiểm tra kết nối rồi thử lại.
Bitrix24 đang bận. Cập nhật sẽ chậm hơn trong một lúc.

Trò chuyện
Tìm cuộc trò chuyện hoặc người
Bạn chưa có cuộc trò chuyện nào
Không tìm thấy gì
Chọn một cuộc trò chuyện
Quay lại danh sách
Trò chuyện với đồng nghiệp
Trò chuyện với khách hàng: {channel}
Bạn không tham gia cuộc trò chuyện này. Bạn có thể xem; không có gì được đánh dấu là đã đọc.
Vị trí này không cho biết cần hiện cuộc trò chuyện nào ({option}). Hãy mở ứng dụng từ một cuộc trò chuyện hoặc chọn một.

Ứng dụng nên xuất hiện ở đâu?
Chọn các vị trí. Bạn có thể thay đổi sau.
Trợ giúp
Ứng dụng này chưa sẵn sàng
Quản trị viên phải hoàn tất cài đặt trước.
Cài đặt
Lưu
Hoàn tất
Đã lưu. Tải lại trang Bitrix24 để thấy thay đổi.
Một số vị trí không thay đổi được. Thử lại hoặc tiếp tục không có chúng.
Đã thêm
Đã có sẵn
Đã gỡ
Ứng dụng chỉ có thể ở vị trí này một lần.
Bitrix24 này không có vị trí này.
Bitrix24 không chấp nhận địa chỉ ứng dụng {url}. Địa chỉ phải công khai và có tên miền.
Bitrix24 không chấp nhận cài đặt của vị trí này ({code}).
Chỉ quản trị viên mới được thay đổi điều này.
Ứng dụng thiếu các quyền: {scopes}. Thêm chúng trong tài nguyên nhà phát triển để dùng những gì cần đến.

Bên cạnh cuộc trò chuyện: tin nhắn của nó
Tại tin nhắn: cuộc trò chuyện mở ở đó
Trong menu: các cuộc trò chuyện để chọn
Trên thẻ CRM: các cuộc trò chuyện về nó
Trên nhiệm vụ: cuộc trò chuyện của nó
Trên nhóm làm việc: cuộc trò chuyện của nó
Trên hồ sơ: cuộc trò chuyện của bạn với người đó
Liên kết mở cuộc trò chuyện
Thanh bên của cuộc trò chuyện
Ô nhập của cuộc trò chuyện
Menu tin nhắn
Menu tin nhắn trong ứng dụng di động
Menu nhắn tin
Menu bên trái
Menu hồ sơ của mình
Thanh công cụ hồ sơ
Khách hàng tiềm năng
Giao dịch
Liên hệ
Công ty
Báo giá
Hóa đơn
Đơn hàng
Quy trình thông minh {n}
Thẻ nhiệm vụ
Thanh bên nhiệm vụ
Bảng trên của nhiệm vụ
Thẻ nhóm làm việc
Liên kết tới ứng dụng

Tin nhắn này không còn nữa.
Dấu đã đọc chưa được lưu
{n} tin nhắn chưa xem
Đánh dấu đã đọc
Đã đánh dấu {n} tin nhắn là đã đọc
Hoàn tác
Đánh dấu đã đọc đến đây
Đánh dấu tất cả là đã đọc
Đánh dấu những gì tôi đã đọc

Tin nhắn được đánh dấu đã đọc khi bạn đọc
Tạm dừng: trang đang bị ẩn
Tạm dừng: cửa sổ không hoạt động
Tạm dừng: có thứ che tin nhắn
Tạm dừng: không có thao tác một lúc
Đang chờ Bitrix24
Ngoại tuyến: dấu đã đọc sẽ được lưu sau
Bitrix24 không chấp nhận dấu đã đọc
Tin nhắn chỉ được đánh dấu khi bạn yêu cầu

Khi nào đánh dấu đã đọc
Tự động
Tin nhắn được đánh dấu khi bạn đã có đủ thời gian đọc.
Khi dừng lại
Tin nhắn chỉ được đánh dấu khi danh sách đứng yên.
Thủ công
Không đánh dấu gì cho đến khi bạn yêu cầu.
Riêng tư
Ứng dụng ghi nhớ những gì bạn đã đọc; người khác chỉ biết khi bạn yêu cầu.
Bitrix24 không lưu lựa chọn này. Lựa chọn có hiệu lực cho đến khi bạn đóng ứng dụng.

Không rõ người viết
Bạn
Mọi người
{this}, {that}
Tin nhắn hệ thống
Chưa đọc
đã chỉnh sửa
Tin nhắn này đã bị xóa
{n} người thích
Đã xem: {names}
Trích dẫn
Trả lời {author}
Chuyển tiếp từ {author}
Tin nhắn gốc chưa được tải
Sao chép
Đã sao chép
Thao tác khác
Đang gửi…
Không thực hiện được. Hãy thử lại.

Viết tin nhắn
Gửi
Hủy
Sửa
Trả lời
Thích
Bỏ thích
Xóa
Xóa tin nhắn này với mọi người?
Đánh dấu chưa đọc từ đây
Bạn không thể viết trong cuộc trò chuyện này.
Chưa gửi
Không rõ đã gửi hay chưa
Đang kiểm tra đã gửi hay chưa…
Đang chờ kết nối…
Gỡ bỏ
Tin nhắn quá dài: tối đa {n} ký tự.
Không thể sửa tin nhắn này nữa.
Để gỡ tin nhắn, hãy xóa nó.
Tìm trong cuộc trò chuyện này
Nhập ít nhất {n} ký tự.
Không tìm thấy gì
Tìm thấy: {n}
Gói của bạn ẩn các tin nhắn cũ.

Hình ảnh
Video
Âm thanh
Tin nhắn thoại
Tệp
Không có bản xem trước
Mở trong Bitrix24
Đang tải lên…
Tệp không khả dụng
Hiển thị hình ảnh
{n} B
{n} KB
{n} MB
{n} GB

Hãy nhờ quản trị viên cấp cho ứng dụng quyền “{scope}”.
Ứng dụng này chưa được mở cho bạn. Hãy xin quản trị viên cấp quyền truy cập.
Quyền của bạn trong Bitrix24 không đủ để làm việc này.
Bitrix24 từ chối truy cập. Gói của bạn có thể không bao gồm ứng dụng; hãy hỏi quản trị viên.
Ứng dụng này không dành cho người dùng bên ngoài.
Quản trị viên cần xác nhận yêu cầu của ứng dụng trước. Hãy thử lại sau.
Quản trị viên đã từ chối yêu cầu của ứng dụng.
Bitrix24 này thiếu một chức năng mà ứng dụng cần. Hãy nhờ quản trị viên cập nhật.
Hãy mở Bitrix24 qua kết nối an toàn (https).
Ứng dụng đã dùng hết giới hạn thời gian trong Bitrix24. Ứng dụng sẽ tự tiếp tục sau vài phút.
Bitrix24 đã chặn yêu cầu vì quá tải. Hãy nhờ quản trị viên liên hệ bộ phận hỗ trợ.
Bitrix24 này không còn tồn tại hoặc đã bị đóng.
Gói đăng ký của ứng dụng đã hết hạn. Hãy nhờ quản trị viên gia hạn.
Bitrix24 báo lỗi nội bộ. Hãy thử lại sau một phút.
Đã xảy ra sự cố ngoài dự kiến ({code}). Hãy thử lại; nếu lặp lại, hãy báo quản trị viên.
`
