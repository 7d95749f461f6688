// Mails and archives as inputs: the documents in them, by name, and what they may not do.
#include "batch/bundle.h"

#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "base/error.h"
#include "base/limits.h"
#include "batch/sandbox.h"
#include "batch/tasks.h"
#include "readers/docx_builder.h"
#include "support.h"

using namespace raingan;
using namespace raingan::batch;
using raingan::test::zip_of;

namespace {

namespace fs = std::filesystem;

std::vector<std::string> names_in(const std::string& bytes, std::vector<std::string>* passed = nullptr) {
    std::vector<std::string> others, names;
    for (const Member& member : members_of(bytes, others)) names.push_back(member.name);
    if (passed != nullptr) *passed = others;
    std::ranges::sort(names);
    return names;
}

/// An inner mail has a boundary of its own: an outer one would end it.
std::string with_boundary(std::string mail, const std::string& boundary) {
    for (const std::string& line : {std::string("boundary=b"), std::string("--b")})
        for (std::size_t at = mail.find(line); at != std::string::npos; at = mail.find(line, at + line.size() + 1))
            mail.replace(at, line.size(), line.substr(0, line.size() - 1) + boundary);
    return mail;
}

std::string mail_with(const std::string& attachments) {
    return "From: a@b.c\r\nTo: d@e.f\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
           "--b\r\nContent-Type: text/plain\r\n\r\nhello\r\n" +
           attachments + "--b--\r\n";
}
std::string attachment(const std::string& name, const std::string& text) {
    return "--b\r\nContent-Type: application/octet-stream\r\nContent-Disposition: attachment; filename=\"" + name +
           "\"\r\n\r\n" + text + "\r\n";
}

struct BundleFolder {
    fs::path path = fs::temp_directory_path() / ("raingan-bundle-" + std::to_string(::getpid()));
    BundleFolder() { fs::create_directories(path); }
    ~BundleFolder() { fs::remove_all(path); }
    BundleFolder(const BundleFolder&) = delete;
    BundleFolder& operator=(const BundleFolder&) = delete;
    [[nodiscard]] std::string put(const std::string& name, const std::string& bytes) const {
        std::ofstream(path / name, std::ios::binary) << bytes;
        return (path / name).string();
    }
};

}  // namespace

TEST_CASE("an archive is the documents in it, without what systems add") {
    std::vector<std::string> others;
    CHECK(names_in(zip_of({{"a.csv", "1,2"},
                           {"ก/b.txt", "x"},
                           {"photo.jpg", "x"},
                           {"program.exe", "x"},
                           {"~$a.docx", "x"},
                           {"Thumbs.db", "x"},
                           {"__MACOSX/._a.csv", "x"}}),
                   &others) == std::vector<std::string>{"a.csv", "ก/b.txt"});
    CHECK(others.size() == 2);
}

TEST_CASE("a mail is its attached documents, and those of archives and mails in it, three deep") {
    const std::string inner = zip_of({{"c.csv", "1"}});
    CHECK(names_in(mail_with(attachment("a.csv", "1,2") +
                             attachment("b.eml", with_boundary(mail_with(attachment("d.txt", "x")), "inner")))) ==
          std::vector<std::string>{"a.csv", "b.eml/d.txt"});
    CHECK(names_in(zip_of({{"x/all.zip", inner}})) == std::vector<std::string>{"x/all.zip/c.csv"});
    const std::string deep = zip_of({{"1.zip", zip_of({{"2.zip", zip_of({{"3.zip", inner}})}})}});
    CHECK(names_in(deep) == std::vector<std::string>{"1.zip/2.zip/3.zip"});  // its reader refuses it
}

TEST_CASE("names that lead out of an archive stay in it, and of two with one name both are there") {
    CHECK(names_in(zip_of({{"../../etc/a.csv", "1"}, {"/b.csv", "2"}, {"c\\..\\d.csv", "3"}})) ==
          std::vector<std::string>{"b.csv", "c/d.csv", "etc/a.csv"});
    CHECK(names_in(mail_with(attachment("a.csv", "1") + attachment("a.csv", "2"))) ==
          std::vector<std::string>{"a (2).csv", "a.csv"});
}

TEST_CASE("an archive that is a document itself is that, and one without any is refused") {
    CHECK(names_in(test::DocxBuilder("<w:p/>").bytes()) == std::vector<std::string>{""});
    CHECK_THROWS_WITH_AS(names_in(zip_of({{"a.jpg", "x"}})), doctest::Contains("no document"), Error);
    CHECK_THROWS_WITH_AS(names_in(mail_with("")), doctest::Contains("no document"), Error);
}

TEST_CASE("what all documents of an archive take is bounded") {
    limits::inflated_bytes.set("1KiB");
    CHECK_THROWS_AS(
        names_in(mail_with(attachment("a.csv", std::string(900, 'a')) + attachment("b.csv", std::string(900, 'b')))),
        Error);
    limits::inflated_bytes.reset();
}

TEST_CASE("tasks: a bundle's documents are inputs of their own, their outputs in a folder of its name") {
    const BundleFolder folder;
    const std::string zip = folder.put("all.zip", zip_of({{"a.csv", "1,2"}, {"ก/b.csv", "3"}, {"c.png", "x"}}));
    Selection selection;
    selection.inputs = {zip};
    selection.formats = {"pdf"};
    selection.output = (folder.path / "out").string();
    const Tasks tasks = select_tasks(selection);
    REQUIRE(tasks.tasks.size() == 2);
    CHECK(tasks.tasks[0].input == zip + "/a.csv");
    CHECK(tasks.tasks[0].targets.at(0).path == selection.output + "/all/a.pdf");
    CHECK(tasks.tasks[1].targets.at(0).path == selection.output + "/all/ก/b.pdf");
    REQUIRE(tasks.passed_over.size() == 1);
    CHECK(tasks.passed_over[0].path == zip + "/c.png");

    InputFiles files(has_sandbox());
    CHECK(files.read(zip + "/ก/b.csv") == "3");
    CHECK(files.read(zip + "/a.csv") == "1,2");
    CHECK_THROWS_AS(static_cast<void>(files.read(zip + "/none.csv")), Error);
    CHECK(is_in_bundle(zip + "/a.csv"));
    CHECK_FALSE(is_in_bundle(zip));
}
