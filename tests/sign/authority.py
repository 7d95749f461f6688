"""Authorities for tests, on the loopback: authority.py FOLDER. `openssl` answers, in FOLDER, as its files say:
POST /tsa with tsa.cnf, POST /ocsp with index.txt, ca.pem, ocsp.pem and ocsp.key; GET gives files of FOLDER/public.
A file named "silent" makes it answer nothing. Writes its port to FOLDER/port; ends when FOLDER is gone."""
import http.server
import pathlib
import subprocess
import sys

folder = pathlib.Path(sys.argv[1])


class Handler(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        (folder / "request").write_bytes(self.rfile.read(int(self.headers["Content-Length"])))
        if self.path == "/ocsp":
            self.run("ocsp -index index.txt -CA ca.pem -rsigner ocsp.pem -rkey ocsp.key -reqin request -respout response "
                     "-ndays 1")
        else:
            self.run("ts -reply -config tsa.cnf -queryfile request -out response")
        self.answer(folder / "response")

    def do_GET(self):
        self.answer(folder / "public" / self.path.lstrip("/"))

    def run(self, arguments):
        subprocess.run(["openssl", *arguments.split()], cwd=folder, check=True, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL)

    def answer(self, path):
        if (folder / "silent").exists() or not path.exists():
            self.send_error(503)
            return
        body = path.read_bytes()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


server = http.server.HTTPServer(("127.0.0.1", 0), Handler)
server.timeout = 1
(folder / "port.new").write_text(str(server.server_port))
(folder / "port.new").rename(folder / "port")
while folder.exists():
    server.handle_request()
