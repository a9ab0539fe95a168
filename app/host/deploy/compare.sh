#!/bin/sh
# Measures the server beside nginx and caddy: the same page and the same
# precompressed program, in turns, each with its access log, several rounds.
#
#   sh app/host/deploy/compare.sh ./seenline [rounds]
#
# nginx and caddy get the page as a file with the headers ours has for one
# portal; they are not asked to find out who the portal is. Without nginx's
# module for brotli all three are asked for gzip. Who begins changes from round
# to round.
set -eu
program=$1 rounds=${2:-5} seconds=${SECONDS_EACH:-2}
for tool in nginx caddy wrk curl; do command -v $tool >/dev/null || { echo "compare: $tool is missing"; exit 1; }; done
dir=$(mktemp -d); chmod 755 "$dir"; mkdir -p "$dir/www/assets"; cp web/dist/*.* "$dir/www/assets/"
pids=; trap 'kill $pids 2>/dev/null; wait; rm -rf "$dir"' EXIT INT TERM
target='/?DOMAIN=acme.bitrix24.com&PROTOCOL=1&LANG=en'
wasm=/assets/$(cd web/dist && ls app.*.wasm)

"$program" -addr 127.0.0.1:7301 >"$dir/out" 2>"$dir/seenline.log" & ours=$!; pids=$ours
sleep 1
curl -s "http://127.0.0.1:7301$target" >"$dir/www/index.html"
headers=$(curl -sI "http://127.0.0.1:7301$target" | tr -d '\r' | grep -E '^(Cache-Control|Content-Security-Policy|Permissions-Policy|Referrer-Policy|X-Content-Type-Options):')
brotli=/usr/lib/nginx/modules/ngx_http_brotli_static_module.so
encoding=br; [ -f $brotli ] || encoding=gzip
cat >"$dir/nginx.conf" <<END
$([ -f $brotli ] && echo "load_module $brotli;")
daemon off; pid $dir/nginx.pid; error_log $dir/nginx.err; worker_processes auto;
events { worker_connections 4000; }
http {
  types { text/html html; application/wasm wasm; }
  access_log $dir/nginx.log combined buffer=32k flush=1s;
  sendfile on; tcp_nopush on; open_file_cache max=100; keepalive_requests 1000000000;
  server { listen 127.0.0.1:7302; root $dir/www;
    location = / { try_files /index.html =404;
$(echo "$headers" | sed 's/^\([^:]*\): \(.*\)$/      add_header \1 "\2";/')
    }
    location /assets/ { $([ -f $brotli ] && echo "brotli_static on;") gzip_static on; add_header Cache-Control "public, max-age=31536000, immutable"; }
  }
}
END
nginx -c "$dir/nginx.conf" & nginx=$!; pids="$pids $nginx"
cat >"$dir/Caddyfile" <<END
{
	admin off
	auto_https off
}
http://127.0.0.1:7303 {
	log {
		output file $dir/caddy.log
	}
	root * $dir/www
	@page path /
$(echo "$headers" | sed 's/^\([^:]*\): \(.*\)$/	header @page \1 "\2"/')
	file_server {
		precompressed br gzip
	}
}
END
HOME=$dir caddy run --config "$dir/Caddyfile" >"$dir/out" 2>&1 & caddy=$!; pids="$pids $caddy"
sleep 2
size() { curl -s -o /dev/null -w '%{size_download}' -H "Accept-Encoding: $encoding" "http://127.0.0.1:$1$2"; }
for path in "$target" "$wasm"; do
	[ "$(size 7301 "$path")" = "$(size 7302 "$path")" ] && [ "$(size 7301 "$path")" = "$(size 7303 "$path")" ] ||
		{ echo "compare: $path is not of one size: $(size 7301 "$path") $(size 7302 "$path") $(size 7303 "$path")"; exit 1; }
done

rate() { wrk -t1 -c"$1" -d"$seconds" -H "Accept-Encoding: $encoding" "http://127.0.0.1:$2$3" | awk '/Non-2xx/ {bad=1} /Requests\/sec/ {print bad ? "failed" : $2}'; }
# turns CONNECTIONS PATH ROUND prints the rates of ours, nginx and caddy.
turns() {
	case $(($3 % 3)) in 0) order='7301 7302 7303' ;; 1) order='7302 7303 7301' ;; *) order='7303 7301 7302' ;; esac
	for port in $order; do echo "$port $(rate "$1" "$port" "$2")"; done | sort | awk '{printf " %10s", $2}'
}
printf '%-6s %10s %10s %10s %10s %10s %10s\n' round "seenline" nginx caddy seenline nginx caddy
for round in $(seq "$rounds"); do
	printf '%-6s%s%s\n' "$round" "$(turns 32 "$target" "$round")" "$(turns 16 "$wasm" "$round")"
done | tee "$dir/rates"
# Medians: a round that other work has disturbed says nothing.
printf '%-6s' median
for column in 2 3 4 5 6 7; do
	awk -v c=$column '{print $c}' "$dir/rates" | sort -n | awk '{v[NR] = $1} END {printf " %10.0f", (v[int((NR+1)/2)] + v[int(NR/2)+1]) / 2}'
done
echo
echo "pages a second on the left, the program in $encoding on the right"
memory() { for pid in "$1" $(pgrep -P "$1" || true); do awk '/VmHWM/ {print $2}' "/proc/$pid/status"; done | awk '{sum += $1} END {printf "%.0f MB", sum/1024}'; }
echo "memory at its highest: seenline $(memory "$ours"), nginx $(memory "$nginx"), caddy $(memory "$caddy")"
