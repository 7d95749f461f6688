#!/usr/bin/env python3
"""A mail server that refuses the first message and keeps the others: mail_server.py FOLDER. Its port is in FOLDER/port."""
import os
import socketserver
import sys

folder = sys.argv[1]
seen = 0


class Session(socketserver.StreamRequestHandler):
    def say(self, line):
        self.wfile.write(line.encode() + b"\r\n")

    def handle(self):
        global seen
        self.say("220 here")
        lines = []
        for line in self.rfile:
            lines.append(line.decode())
            word = line.split()[0].upper() if line.split() else b""
            if word == b"DATA":
                self.say("354 go on")
                message = b""
                for part in self.rfile:
                    if part == b".\r\n":
                        break
                    message += part
                seen += 1
                if seen == 1:
                    self.say("451 later")
                    continue
                name = os.path.join(folder, "mail%d" % seen)
                with open(name + ".part", "wb") as file:
                    file.write("".join(lines).encode() + b"\n" + message)
                os.rename(name + ".part", name)
                self.say("250 taken")
            elif word == b"QUIT":
                self.say("221 bye")
                return
            else:
                self.say("250 well")


with socketserver.TCPServer(("127.0.0.1", 0), Session) as server:
    with open(os.path.join(folder, "port.part"), "w") as file:
        file.write(str(server.server_address[1]))
    os.rename(os.path.join(folder, "port.part"), os.path.join(folder, "port"))
    server.serve_forever()
