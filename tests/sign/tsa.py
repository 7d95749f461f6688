"""A time stamp authority for tests: tsa.py FOLDER; `openssl ts` answers. Prints its port."""
import http.server
import pathlib
import subprocess
import sys

folder = pathlib.Path(sys.argv[1])


class Handler(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        (folder / "request").write_bytes(self.rfile.read(int(self.headers["Content-Length"])))
        subprocess.run(["openssl", "ts", "-reply", "-config", "tsa.cnf", "-queryfile", "request", "-out", "response"],
                       cwd=folder, check=True, stderr=subprocess.DEVNULL)
        body = (folder / "response").read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", "application/timestamp-reply")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


server = http.server.HTTPServer(("127.0.0.1", 0), Handler)
server.timeout = 20
(folder / "port").write_text(str(server.server_port))
server.handle_request()
