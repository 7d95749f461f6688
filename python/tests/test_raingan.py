"""The module as an analyst uses it."""
import decimal
import json
import pathlib
import re
import subprocess
import sys
import threading

import pytest
import raingan

ROOT = pathlib.Path(__file__).resolve().parents[2]


def test_report_has_values_with_words_and_places(document):
    report = document.report
    assert str(report.organization) == "เทศบาลตำบลลำน้ำพอง"
    score = report.overall.score
    assert float(score) == pytest.approx(99.24)
    assert score.decimal == decimal.Decimal("99.24")
    assert score.as_written and score.place.part
    assert [i.code for i in report.instruments] == ["IIT", "EIT", "OIT"]
    assert len(report.measures) > 0 and report.measures[0].place.table > 0
    assert report.agency_kind.value == "เทศบาลตำบล"
    with pytest.raises(AttributeError):
        report.source = "other"


def test_to_dict_is_plain_and_has_everything(document):
    plain = document.report.to_dict()
    assert json.loads(json.dumps(plain)) == json.loads(json.dumps(plain))
    assert plain["overall"]["score"]["exact"] == "99.24"
    assert len(plain["measures"]) == len(document.report.measures)
    status = {m["progress"]["status"] for m in plain["measures"]}
    assert status <= {None, "done", "under_way", "not_done", "cancelled"}
    assert document.report == document.report
    assert "99.24" in repr(document.report.overall)
    assert document.to_dict() == json.loads(document.to_json())


def test_read_takes_paths_and_bytes(sample, document):
    data = sample.read_bytes()
    for source in (str(sample), data, bytearray(data), memoryview(data)):
        assert raingan.read(source, name="a.docx").report.overall.score.exact == "99.24"
    again = raingan.read(document.to_json().encode())
    assert again.to_json() == document.to_json()
    assert raingan.read(document.to_xml().encode()).report == again.report
    assert "ลำน้ำพอง" in document.text()
    with pytest.raises(TypeError):
        raingan.read(3)
    with pytest.raises(TypeError):
        raingan.read(memoryview(data)[::2])
    with pytest.raises(FileNotFoundError):
        raingan.read("/nonexistent.docx")


def test_convert_gives_bytes(sample, document):
    made = raingan.convert(sample.read_bytes(), ["pdf", "xlsx", "json", "xml"], name=sample.name)
    assert sorted(made) == ["json", "pdf", "xlsx", "xml"] and len(made) == 4 and "pdf" in made
    assert made["pdf"].startswith(b"%PDF-") and made["xlsx"].startswith(b"PK")
    assert json.loads(made["json"])["source"] == sample.name
    with pytest.raises(KeyError):
        made["docx"]
    assert raingan.convert(document, ["pdf"], title="อื่น")["pdf"] != made["pdf"]
    assert raingan.read(made["pdf"]).report.overall.score.exact == "99.24"


def test_check_tells_findings(tmp_path):
    text = ("เทศบาลตำบลตัวอย่าง\nผลการประเมิน ITA ปีงบประมาณ พ.ศ. ๒๕๖๖\n"
            "คะแนนรวม 80.00 คะแนน\nIIT 90.00 คะแนน EIT 90.00 คะแนน OIT 90.00 คะแนน\n")
    for finding in raingan.check(text.encode(), name="a.txt"):
        assert finding.severity is raingan.Severity.finding or finding.severity == raingan.Severity.finding
        assert finding.code and finding.message.en and finding.message.th
        assert str(finding.message) == finding.message.en


def test_errors_have_code_place_and_both_languages(sample):
    with pytest.raises(raingan.Error) as caught:
        raingan.read(b"\x89PNG\r\n", name="a.png")
    error = caught.value
    assert error.code == "not-docx" and error.place == ""
    assert error.kind == raingan.ErrorKind.unreadable
    assert "image" in error.message.en and "รูปภาพ" in error.message.th
    assert str(error) == error.message.en
    with pytest.raises(raingan.Error, match="docx"):
        raingan.convert(sample, ["docx"])
    broken = sample.read_bytes()[:5000]
    with pytest.raises(raingan.Error) as caught:
        raingan.read(broken, name="a.docx")
    assert caught.value.code == "truncated"
    with pytest.raises(raingan.Error) as caught:
        raingan.set_limit("elephants=3")
    assert caught.value.kind == raingan.ErrorKind.usage


def test_rollup_and_pandas(sample, document):
    pandas = pytest.importorskip("pandas")
    province = raingan.rollup([document], province="ขอนแก่น", expected="เทศบาลตำบลลำน้ำพอง\nเทศบาลตำบลน้ำพอง\n".encode())
    assert province.name == "ขอนแก่น" and len(province.standings) == 1
    assert [a.name for a in province.missing] == ["เทศบาลตำบลน้ำพอง"]
    frame = province.to_pandas()
    assert isinstance(frame, pandas.DataFrame) and frame.shape == (1, len(frame.columns))
    assert frame["total_score"][0] == pytest.approx(99.24)
    assert frame["agency_name"][0] == "เทศบาลตำบลลำน้ำพอง"
    assert all(re.fullmatch("[a-z0-9_]+", column) for column in frame.columns)
    assert province.to_xlsx().startswith(b"PK") and province.to_pdf().startswith(b"%PDF-")
    assert b"agency_name" in province.to_csv()
    # The same of paths, whatever their order.
    assert raingan.rollup([sample, document.to_json().encode()]).to_csv() == raingan.rollup(
        [document.to_json().encode(), sample]).to_csv()


def test_verify_and_sign(document, tmp_path):
    pdf = raingan.convert(document, ["pdf"])["pdf"]
    assert raingan.verify(pdf).verdict == raingan.Verdict.is_unsigned
    made = subprocess.run(
        "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=Example -addext keyUsage=critical,digitalSignature"
        " -keyout key.pem -out cert.pem && openssl pkcs12 -export -inkey key.pem -in cert.pem -passout pass:secret -out k.p12",
        shell=True, cwd=tmp_path, capture_output=True)
    if made.returncode != 0:
        pytest.skip("openssl is not installed")
    signed = raingan.sign(pdf, tmp_path / "k.p12", "secret", role="ผู้รายงาน", name_as_written=True)
    found = raingan.verify(signed)
    assert found.verdict == raingan.Verdict.untrusted
    assert found.signatures[0].intact and found.signatures[0].signer == "Example"
    assert raingan.verify(signed.replace(b"/Producer", b"/Producex", 1)).verdict == raingan.Verdict.invalid
    with pytest.raises(raingan.Error) as caught:
        raingan.sign(pdf, tmp_path / "k.p12", "wrong")
    assert caught.value.code == "wrong-password"


def test_lock_of_the_interpreter_is_released(sample):
    """While a thread reads, this one counts on: the library does not hold it up."""
    data, done, counted = sample.read_bytes(), threading.Event(), 0

    def work():
        for _ in range(20):
            raingan.convert(data, ["pdf"], name="a.docx")
        done.set()

    thread = threading.Thread(target=work)
    sys.setswitchinterval(1000)  # only a lock that is given up lets this thread run
    try:
        thread.start()
        while not done.is_set():
            counted += 1
            done.wait(0.0005)
        thread.join()
    finally:
        sys.setswitchinterval(0.005)
    assert counted > 20


def test_tables_and_docstrings():
    ids = {f.id for f in raingan.formats()}
    assert {"docx", "xls", "text", "report-json"} <= ids
    assert raingan.format_of(b"%PDF-1.7").id == "pdf"
    assert any(limit.name == "input-bytes" for limit in raingan.limits())
    assert raingan.normalise("นํ้า") == "น้ำ"
    assert re.fullmatch(r"\d+\.\d+\.\d+", raingan.__version__)
    for name in ("read", "check", "convert", "rollup", "sign", "verify", "formats", "limits", "normalise", "format_of", "set_limit"):
        assert len(getattr(raingan, name).__doc__.splitlines()[-1]) > 10, name
    for cls in (raingan.Report, raingan.Measure, raingan.Instrument, raingan.Overall, raingan.Signature):
        for field in cls._fields:
            assert getattr(cls, field).__doc__, field


def test_example_draws_scores(sample, tmp_path):
    pytest.importorskip("matplotlib")
    picture = tmp_path / "scores.png"
    ran = subprocess.run([sys.executable, ROOT / "python" / "examples" / "scores.py", ROOT / "samples", "-o", picture],
                         capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert "missing from" not in ran.stderr  # matplotlib's word for letters that its font lacks
