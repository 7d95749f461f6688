// The first minutes with the program: what it says to one who does not know it, in both languages.
#include <sstream>

#include "program.h"

using namespace raingan::test;
namespace fs = std::filesystem;

namespace {

bool has_thai(const std::string& text) {
    return text.find("\xE0\xB8") != std::string::npos || text.find("\xE0\xB9") != std::string::npos;
}

}  // namespace

TEST_CASE("a bare raingan shows the three commonest things that one can do, in the locale's language") {
    const Ran english = program(""), thai = program("", in_thai);
    CHECK(english.status == 64);
    for (const char* line :
         {"raingan convert report.doc\n", "raingan check report.docx\n", "raingan convert -r reports/"}) {
        CHECK_MESSAGE(says(english, line), english.out);
        CHECK_MESSAGE(says(thai, line), thai.out);
    }
    CHECK_FALSE(has_thai(english.out));
    CHECK(has_thai(thai.out));
}

TEST_CASE("unknown words and options are told with what was probably meant; nothing is said of subcommands") {
    const TemporaryDir dir;
    spill(dir.path / "report.docx", "x");
    const std::string file = (dir.path / "report.docx").string();
    struct Case {
        std::string arguments, english, thai;
    };
    for (const Case& c : {
             Case{"konvert a.docx", "did you mean \"convert\"?", "ท่านหมายถึง \"convert\" หรือไม่"},
             Case{"CHECK a.docx", "did you mean \"check\"?", "\"check\""},
             Case{"verfiy a.pdf", "did you mean \"verify\"?", "\"verify\""},
             Case{"qqqqqq", "there is no command \"qqqqqq\"", "ไม่มีคำสั่ง \"qqqqqq\""},
             Case{file, "did you mean: raingan convert " + file, "ท่านหมายถึง: raingan convert " + file},
             Case{"--foo", "there is no option --foo", "ไม่มีตัวเลือก --foo"},
             Case{"convert --otput x a.docx", "did you mean --output?", "ท่านหมายถึง --output หรือไม่"},
             Case{"convert --expect x a.docx", "rollup has it", "rollup"},
             Case{"convert --styl=source a.docx", "did you mean --style?", "--style"},
             Case{"convert", "a file is missing: INPUT", "ยังไม่ได้ระบุไฟล์: INPUT"},
             Case{"rollup a.json", "--output is needed", "ต้องระบุ --output"},
             Case{"convert a.docx -o", "--output needs a value", "ต้องมีค่าตามหลัง"},
             Case{"convert a.docx --to pfd", "did you mean \"pdf\"?", "ท่านหมายถึง \"pdf\" หรือไม่"},
             Case{"convert a.docx --to docx", "\"docx\" is none of pdf, xlsx, json, xml", "\"docx\" ไม่ใช่ตัวเลือกที่มี"},
             Case{"convert a.docx --style", "--style needs a value", "--style ต้องมีค่าตามหลัง"},
             Case{"convert a.docx -j none", "\"none\" is not a whole number in 1 – 1024", "ต้องเป็นจำนวนเต็ม"},
             Case{"convert a.docx --rules nowhere", "there is no folder nowhere", "ไม่มีโฟลเดอร์ nowhere"},
             Case{"rollup a.json -o x.xlsx --expect nothing", "there is no file nothing", "ไม่มีไฟล์ nothing"},
             Case{"rollup a.json -o x.xlsx --year 2023", "2023 is 2566; give --year 2566", "ค.ศ. 2023 คือ พ.ศ. 2566"},
             Case{"rollup a.json -o x.xlsx --year 66", "no year of the Buddhist era", "ไม่ใช่ปีพุทธศักราช"},
             Case{"text a.txt b.txt", "\"b.txt\" is one word too many", "มีคำเกินมา: \"b.txt\""},
         }) {
        const Ran english = program(c.arguments), thai = program(c.arguments, in_thai);
        CHECK_MESSAGE(english.status == 64, c.arguments);
        CHECK_MESSAGE(thai.status == 64, c.arguments);
        CHECK_MESSAGE(says(english, c.english), english.out);
        CHECK_MESSAGE(says(thai, c.thai), thai.out);
        CHECK_MESSAGE(says(english, "--help  tells more"), english.out);
        CHECK_FALSE(says(english, "ubcommand"));
        CHECK_MESSAGE(has_thai(thai.out), thai.out);
    }
}

TEST_CASE("help, version and -V are what they mean; --version names the program") {
    CHECK(program("--version").out.starts_with("raingan 0."));
    CHECK(program("version").out == program("--version").out);
    CHECK(program("-V").out == program("--version").out);
    CHECK(program("help").out == program("--help").out);
    CHECK(program("help convert").out == program("convert --help").out);
    for (const char* arguments : {"help", "version", "-V", "help check", "-h", "sign -h"})
        CHECK(program(arguments).status == 0);
}

TEST_CASE("formats are taken in either case, and with spaces between them") {
    const TemporaryDir dir;
    const auto made = [&](const std::string& to, const std::string& folder) {
        const Ran ran =
            program("convert " + to + " " + quoted(sample_docx()) + " -o " + quoted(dir.path / folder) + "/");
        CHECK_MESSAGE(ran.status == 0, ran.out);
        return count_files(dir.path / folder);
    };
    CHECK(made("--to JSON", "a") == 1);
    CHECK(made("--to json xml", "b") == 2);
    CHECK(made("--to Json, XML", "c") == 2);
    CHECK(made("--to=json xlsx,xml", "d") == 3);
    // A file that is really called so is a file.
    fs::copy_file(sample_docx(), dir.path / "xml");
    const Ran ran = run("cd " + quoted(dir.path) + " && " RAINGAN_PROGRAM " convert --to json xml -o e/");
    CHECK_MESSAGE(ran.status == 0, ran.out);
    CHECK(fs::exists(dir.path / "e" / "xml.json"));
}

TEST_CASE("all help is in the locale's language: every command and option has Thai words") {
    for (const char* command : {"", "convert", "check", "rollup", "sign", "verify", "text", "schema", "doctor"}) {
        const std::string arguments = std::string(command) + " --help";
        const Ran english = program(arguments), thai = program(arguments, in_thai);
        CHECK(english.status == 0);
        std::istringstream lines(thai.out);
        for (std::string line; std::getline(lines, line);) {
            // Lines of options and commands: two spaces, the name, its words. Of the examples, the commands alone are
            // not Thai.
            if (!line.starts_with("  ") || line.starts_with("  raingan ")) continue;
            const bool is_name_alone = line.size() > 26 && line.find("  ", 3) == std::string::npos;
            if (is_name_alone && !has_thai(line)) continue;  // its words are on the next line
            if (line.find("schema") == std::string::npos && line.find("NAME ") == std::string::npos)
                CHECK_MESSAGE(has_thai(line), line);
        }
        for (const char* words : {"Usage", "Options", "Examples", "Positionals", "REQUIRED", "TEXT:"})
            CHECK_MESSAGE(!says(thai, words), words);
    }
    CHECK_FALSE(has_thai(program("convert --help").out));
}

TEST_CASE("doctor tells fonts, stand-ins, language, libraries and trusted certificates") {
    const Ran english = program("doctor", "LC_ALL=C.UTF-8"), thai = program("doctor", in_thai);
    for (const char* words : {"LC_ALL=C.UTF-8", "TH SarabunPSK", "Laksaman", "libgsf", "--trust"})
        CHECK_MESSAGE(says(english, words), english.out);
    CHECK(says(thai, "ฟอนต์"));
    CHECK(says(thai, "ใบรับรอง"));
    CHECK(english.status <= 1);
    CHECK(says(program("doctor", "LC_ALL=C"), "[!] The locale is not UTF-8"));

    // A folder without certificates; a folder with a font under an asked name.
    const TemporaryDir dir;
    const Ran missing = program("doctor --trust " + quoted(dir.path), "LC_ALL=C.UTF-8");
    CHECK(missing.status == 1);
    CHECK_MESSAGE(says(missing, "holds no certificates"), missing.out);
    fs::copy_file(source_dir() / "fonts" / "Laksaman.ttf", dir.path / "Laksaman.ttf");
    const Ran with_font = program("doctor --fonts " + quoted(dir.path), "LC_ALL=C.UTF-8");
    CHECK_MESSAGE(says(with_font, "Laksaman: " + dir.path.string() + "/Laksaman.ttf"), with_font.out);
}
