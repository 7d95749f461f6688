#!/usr/bin/env python3
"""A client that knows the service by its openapi.json alone: openapi_client.py ADDRESS SAMPLE SIGNED-KEY-PIN.

Each request is built of the description (path, parameters, headers, body's schema) and refused here where the
description has no place for a part of it; each answer is held against the schema that the description promises for its
status. Goes through every operation, or ends with what is wrong.
"""
import json
import sys
import time
import urllib.error
import urllib.parse
import urllib.request

import jsonschema

ADDRESS, SAMPLE, PIN = sys.argv[1:4]


class Client:
    def __init__(self):
        with urllib.request.urlopen(ADDRESS + "/api/v1/openapi.json") as answer:
            self.spec = json.load(answer)
        assert self.spec["openapi"].startswith("3.1")
        self.operations = {}
        for path, methods in self.spec["paths"].items():
            for method, operation in methods.items():
                self.operations[operation["operationId"]] = (method.upper(), path, operation)
        self.done = set()
        self.headers = {}
        for name, schema in self.spec["components"]["schemas"].items():
            jsonschema.Draft202012Validator.check_schema(schema)

    def check(self, value, schema, what):
        whole = {"components": self.spec["components"], "allOf": [schema]}
        errors = list(jsonschema.Draft202012Validator(whole).iter_errors(value))
        if errors:
            sys.exit(f"{what}: {errors[0].message} at {list(errors[0].path)}")

    def body_of(self, operation, hints):
        """Of the schema's members those that are needed and those that there is a hint for."""
        schema = operation["requestBody"]["content"]["application/json"]["schema"]
        if "$ref" in schema:
            schema = self.spec["components"]["schemas"][schema["$ref"].rsplit("/", 1)[1]]
        unknown = set(hints) - set(schema["properties"]) if schema.get("additionalProperties") is False else set()
        if unknown:
            sys.exit(f"{operation['operationId']}: the description has no {unknown}")
        return hints

    def call(self, name, /, hints=None, raw=None, expect=None, content_type=None, **values):
        method, path, operation = self.operations[name]
        query, headers = {}, dict(self.headers)
        for parameter in operation["parameters"]:
            value = values.pop(parameter["name"].replace("-", "_"), None)
            if value is None:
                assert not parameter["required"], (name, parameter)
                continue
            self.check(value, parameter["schema"], f"{name} {parameter['name']}")
            if parameter["in"] == "path":
                path = path.replace("{" + parameter["name"] + "}", urllib.parse.quote(str(value)))
            elif parameter["in"] == "query":
                query[parameter["name"]] = value
            else:
                headers[parameter["name"]] = value
        assert not values, f"{name}: the description has no {values}"
        data = None
        if raw is not None:
            content_type = content_type or "application/octet-stream"
            assert content_type in operation["requestBody"]["content"], (name, content_type)
            data, headers["Content-Type"] = raw, content_type
        elif "requestBody" in operation:
            body = self.body_of(operation, hints or {})
            self.check(body, operation["requestBody"]["content"]["application/json"]["schema"], name + " body")
            data, headers["Content-Type"] = json.dumps(body).encode(), "application/json"
        url = ADDRESS + self.spec["servers"][0]["url"] + path
        if query:
            url += "?" + urllib.parse.urlencode(query)
        request = urllib.request.Request(url, data, headers, method=method)
        try:
            with urllib.request.urlopen(request) as answer:
                return self.judge(name, operation, answer, expect)
        except urllib.error.HTTPError as answer:
            return self.judge(name, operation, answer, expect)

    def judge(self, name, operation, answer, expect):
        status = answer.status
        said = operation["responses"].get(str(status), operation["responses"].get("default"))
        if "$ref" in said:
            said = self.spec["components"]["responses"][said["$ref"].rsplit("/", 1)[1]]
        assert expect is None or status == expect, (name, status, answer.read()[:500])
        if status < 400:
            self.done.add(name)
            assert str(status) in operation["responses"], (name, status)
        content = said.get("content")
        kind = (answer.headers.get("Content-Type") or "").split(";")[0]
        if not content:
            assert status == 204, (name, status)
            return None
        kinds = [k.split(";")[0] for k in content]
        assert kind in kinds or "*/*" in kinds, (name, status, kind, kinds)
        if kind == "text/event-stream":
            return answer.readline()
        body = answer.read()
        if kind.endswith("json") and "*/*" not in kinds:
            value = json.loads(body)
            self.check(value, list(content.values())[0]["schema"], f"{name} {status}")
            return value
        assert len(body) > 20, name
        return body


client = Client()
call = client.call


def settled(document):
    for _ in range(1200):
        found = call("GET_documents_id", id=document)
        if found["state"] in ("ready", "failed") and found["made"] == found["revision"]:
            return found
        time.sleep(0.1)
    sys.exit("never settled")


def made(name, **values):
    for _ in range(60):
        answer = call(name, wait=20, **values)
        if not (isinstance(answer, dict) and answer.get("state") == "working"):
            return answer
    sys.exit("never made")


assert call("GET_session", expect=200)["open"]
with open(SAMPLE, "rb") as file:
    sample = file.read()
first = call("PUT_documents", raw=sample, name="report.docx", Idempotency_Key="one", expect=202)["id"]
assert settled(first)["state"] == "ready"
agency = settled(first)["agency"]
call("GET_documents", limit=5, state="ready")
call("GET_documents_xlsx")
call("GET_documents_id", id="d_none", expect=404)
call("PATCH_documents_id", {"name": "new.docx", "year": 2566}, id=first)
for name in ("original", "report_json", "findings", "places_json", "outputs", "corrections", "signatures", "events"):
    call("GET_documents_id_" + name, id=first)
call("GET_events")
call("GET_documents_id_outputs_format", id=first, format="xlsx", wait=20)
score = call("GET_documents_id_report_json", id=first)["overall"]["score"]
call("POST_documents_id_corrections", {"op": "set", "path": "/overall/score", "was": score, "value": 90.5, "why": "a trial"},
     id=first, If_Match='"0"', expect=201)
assert settled(first)["score"] == 90.5
call("POST_documents_id_again", id=first, expect=202)
settled(first)
call("POST_documents_id_send", id=first)
# One who signs by a key of this machine, and one who brings a signed PDF.
report = call("GET_documents_id_report_json", id=first)
report["sign_off"] = [{"role": "ผู้รายงาน", "name": "นายสมชาย ใจดี", "position": "ปลัด", "at": {"part": 0}}]
second = call("PUT_documents", raw=json.dumps(report).encode(), name="r.json", year=2567)["id"]
assert settled(second)["state"] == "ready"
call("GET_signing")
key = call("GET_signing_keys")["keys"][0]["key"]
call("POST_documents_id_sign", {"key": key, "pin": PIN}, id=second, If_Match='"0"', expect=202)
for _ in range(200):
    signatures = call("GET_documents_id_signatures", id=second)["signatures"]
    if signatures:
        break
    time.sleep(0.1)
assert signatures[0]["accepted"], signatures
call("PUT_documents_id_signatures", raw=b"%PDF-1.4 none of ours", id=second, expect=202)
# The province.
call("PUT_agencies_expected", {"agencies": [{"name": "เทศบาลตำบลพล", "amphoe": "พล"}]})
call("PUT_agencies_expected", raw="หน่วยงาน,อำเภอ\nเทศบาลตำบลพล,พล\n".encode(), content_type="text/csv")
other = call("POST_agencies", {"name": "เทศบาลตำบลบ้านไผ่"}, expect=201)["id"]
call("GET_agencies", limit=10)
call("GET_agencies_id", id=other)
call("PATCH_agencies_id", {"amphoe": "บ้านไผ่"}, id=other)
call("POST_agencies_id_follows", {"agency": other, "year": 2568}, id=agency, expect=201)
for ending in ("", "_svg", "_xlsx"):
    call("GET_agencies_id_trend" + ending, id=agency)
made("GET_agencies_id_trend_pdf", id=agency)
call("DELETE_agencies_id_follows", id=agency, agency=other, expect=204)
for name in ("years", "years_xlsx", "province", "province_agencies", "province_agencies_csv", "province_agencies_xlsx",
             "province_amphoes_xlsx", "province_heatmap", "province_heatmap_xlsx", "province_trend", "province_trend_svg",
             "province_trend_xlsx"):
    call("GET_" + name)
call("GET_province_agencies", year=2567, sort="name", order="desc", limit=1)
call("GET_province_agencies", year=2567, after="-1", expect=400)
for name in ("rollup_xlsx", "rollup_csv", "rollup_pdf"):
    made("GET_province_" + name, year=2567)
made("GET_province_trend_pdf")
third = call("PUT_documents", raw=b"none", name="x")["id"]
call("DELETE_documents_id", id=third, expect=204)
# Accounts close the house.
call("POST_users", {"name": "root", "role": "admin", "password": "a word of many words"}, expect=201)
call("GET_documents", expect=401)


def sign_in(name, password):
    method, path, _ = client.operations["POST_session"]
    session = call("POST_session", {"name": name, "password": password})
    client.headers["X-CSRF-Token"] = session["csrf"]


class Cookies(urllib.request.BaseHandler):
    cookie = None

    def http_request(self, request):
        if self.cookie:
            request.add_unredirected_header("Cookie", self.cookie)
        return request

    def http_response(self, request, response):
        if response.headers.get("Set-Cookie"):
            Cookies.cookie = response.headers["Set-Cookie"].split(";")[0]
        return response


urllib.request.install_opener(urllib.request.build_opener(Cookies()))
sign_in("root", "a word of many words")
call("GET_session")
call("POST_users", {"name": "somchai", "role": "officer", "agency": agency, "password": "another word of many"}, expect=201)
call("PATCH_users_name", {"shown": "สมชาย"}, name="somchai")
for name in ("users", "users_xlsx", "audit", "audit_csv", "audit_xlsx", "openapi_json"):
    call("GET_" + name)
call("DELETE_users_name", name="somchai", expect=204)
token = call("POST_tokens", {"label": "import", "scopes": ["read"], "days": 7}, expect=201)
call("GET_tokens")
call("DELETE_tokens_id", id=token["id"], expect=204)


def code_of(secret):
    import base64, hashlib, hmac, struct
    key = base64.b32decode(secret)
    digest = hmac.new(key, struct.pack(">Q", int(time.time()) // 30 + code_of.steps), hashlib.sha1).digest()
    code_of.steps += 1
    at = digest[-1] & 15
    return "%06d" % ((struct.unpack(">I", digest[at:at + 4])[0] & 0x7FFFFFFF) % 1000000)


code_of.steps = 0
secret = call("POST_session_totp")["secret"]
call("PUT_session_totp", {"code": code_of(secret)}, expect=204)
call("DELETE_session_totp", {"code": code_of(secret)}, expect=204)
call("PUT_session_password", {"old": "a word of many words", "new": "some other words here"}, expect=204)
call("DELETE_session", expect=204)
missing = set(client.operations) - client.done
if missing:
    sys.exit(f"never called: {sorted(missing)}")
print(f"{len(client.done)} operations")
