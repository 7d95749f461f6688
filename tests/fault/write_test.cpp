// Disks that are full, broken or not ours; a process that is killed at any call that it makes.
#include <unistd.h>

#include "faults.h"

using namespace raingan::test;

namespace {

/// Before a command: as a user whom file modes hold for.
std::string as_nobody() {
    return ::geteuid() == 0 ? "setpriv --reuid=65534 --regid=65534 --clear-groups " : "";
}

}  // namespace

TEST_CASE("killed at any system call: each output is old or new, and whole") {
    Disturbed conversion(convert_sample());
    for (const std::string call : {"parent:write", "parent:link", "parent:rename", "parent:unlink", "parent:fchmod",
                                   "parent:fsync", "parent:close", "parent:open"}) {
        INFO(call);
        const unsigned long count = conversion.survives_each(call, "kill");
        CHECK((count > 0 || call == "parent:unlink"));
    }
}

TEST_CASE("a disk that is full or broken at any call: status 3, the old outputs whole") {
    Disturbed conversion(convert_sample());
    for (const std::string call : {"parent:write", "parent:link", "parent:rename", "parent:fsync", "parent:fchmod"})
        for (const std::string error : {"ENOSPC", "EIO"}) {
            INFO(call, " ", error);
            CHECK(conversion.survives_each(call, error) > 0);
        }
    conversion.survives_each("parent:open", "EMFILE");
    conversion.survives_each("parent:close", "EIO");
}

TEST_CASE("the message of a full disk names the output and the reason") {
    const TemporaryDir dir;
    const Faulty full = program_with(
        "parent:write:1:ENOSPC", "convert " + quoted(sample_docx()) + " --to json -o " + quoted(dir.path / "a.json"));
    CHECK(full.status == 3);
    CHECK(full.out.find((dir.path / "a.json").string() + ": cannot be written (No space left on device)") !=
          std::string::npos);
    CHECK(files_in(dir.path).empty());
}

TEST_CASE("several outputs: where one cannot get its name, those before it are new, the others old, and it is named") {
    Disturbed conversion(convert_sample());
    const Faulty faulty = program_with("parent:rename:2:EIO", conversion.command());
    CHECK(faulty.status == 3);
    CHECK(faulty.out.find("lamnamphong-ita-2566.xlsx: cannot be written") != std::string::npos);
    const Files after = files_in(conversion.folder());
    CHECK(after.size() == 3);
    CHECK(after.at("lamnamphong-ita-2566.pdf") == conversion.made().at("lamnamphong-ita-2566.pdf"));
    CHECK(after.at("lamnamphong-ita-2566.xlsx") != conversion.made().at("lamnamphong-ita-2566.xlsx"));
    CHECK(after.at("lamnamphong-ita-2566.json") != conversion.made().at("lamnamphong-ita-2566.json"));
}

TEST_CASE("a file system that knows no nameless files") {
    Disturbed conversion(convert_sample());
    // The last three opens but for those of the outputs' folders would differ by system: each is tried.
    for (unsigned long n = 1; conversion.survives(nth("parent:open", n, "EOPNOTSUPP")); ++n) continue;
}

TEST_CASE("a real disk that is too small") {
    // In a name space of its own, where anybody may mount.
    const std::string inside = "unshare -rm sh -c ";
    const TemporaryDir dir;
    const auto in_disk = [&](const std::string& size, const std::string& commands) {
        return run(inside + "\"mount -t tmpfs -o size=" + size + " none " + dir.path.string() + " && cd " +
                   dir.path.string() + " && " + commands + "\"");
    };
    if (in_disk("64k", "true").status != 0) {
        MESSAGE("skipped: no mount");
        return;
    }
    const std::string convert = RAINGAN_PROGRAM " convert " + sample_docx().string();
    const Ran full = in_disk("64k", "echo old > lamnamphong-ita-2566.pdf; " + convert + " --force" +
                                        "; echo status \\$?; ls; cat lamnamphong-ita-2566.pdf");
    CHECK(full.out.find("No space left on device") != std::string::npos);
    CHECK(full.out.find("status 3\nlamnamphong-ita-2566.pdf\nold\n") != std::string::npos);
    // A streamed workbook has its parts in temporary files.
    const Ran json = run(convert + " --to json -o " + quoted(dir.path / "a.json"));
    REQUIRE(json.status == 0);
    const TemporaryDir other;
    const Ran rollup =
        run(inside + "\"mount -t tmpfs -o size=4k none " + other.path.string() + " && TMPDIR=" + other.path.string() +
            " " RAINGAN_PROGRAM " rollup " + (dir.path / "a.json").string() + " -o " + (dir.path / "p.xlsx").string() +
            "; echo status \\$?\"");
    CHECK(rollup.out.find("status 3") != std::string::npos);
    CHECK(!fs::exists(dir.path / "p.xlsx"));
}

TEST_CASE("what one may not write to is told, and stays") {
    const TemporaryDir dir;
    fs::permissions(dir.path, fs::perms(0755));
    fs::copy(sample_docx(), dir.path / "a.docx");
    fs::create_directory(dir.path / "shut");
    fs::create_directory(dir.path / "open");
    fs::permissions(dir.path / "open", fs::perms(0777));
    spill(dir.path / "open" / "a.json", "read-only");
    fs::permissions(dir.path / "open" / "a.json", fs::perms(0444));
    const std::string convert = as_nobody() + RAINGAN_PROGRAM " convert " + quoted(dir.path / "a.docx");
    if (run(as_nobody() + RAINGAN_PROGRAM " --version").status != 0) {
        MESSAGE("skipped: another user cannot run the program");
        return;
    }
    const Ran shut = run(convert + " -o " + quoted(dir.path / "shut"));
    CHECK(shut.status == 3);
    CHECK(shut.out.find("cannot be written (Permission denied)") != std::string::npos);
    CHECK(files_in(dir.path / "shut").empty());
    const Ran read_only = run(convert + " -o " + quoted(dir.path / "open"));
    CHECK(read_only.status == 3);
    CHECK(read_only.out.find("a.json: cannot be written (Permission denied)") != std::string::npos);
    CHECK(files_in(dir.path / "open") == Files{{"a.json", "read-only"}});
    fs::permissions(dir.path / "a.docx", fs::perms(0));
    const Ran unread = run(convert + " -o " + quoted(dir.path / "open"));
    CHECK(unread.status == 2);
    CHECK(unread.out.find("cannot be read (Permission denied)") != std::string::npos);
}

TEST_CASE("a folder that may not be read is told, and the others are converted") {
    const TemporaryDir dir;
    fs::permissions(dir.path, fs::perms(0777));
    fs::create_directories(dir.path / "in" / "shut");
    fs::copy(sample_docx(), dir.path / "in" / "a.docx");
    fs::permissions(dir.path / "in" / "shut", fs::perms(0));
    if (run(as_nobody() + RAINGAN_PROGRAM " --version").status != 0) {
        MESSAGE("skipped: another user cannot run the program");
        return;
    }
    const Ran ran = run("env LC_ALL=C " + as_nobody() + RAINGAN_PROGRAM " convert -r " + quoted(dir.path / "in") +
                        " --to json -o " + quoted(dir.path / "out"));
    CHECK(ran.status == 2);
    CHECK(ran.out.find("in/shut: the folder cannot be read (Permission denied)") != std::string::npos);
    CHECK(fs::exists(dir.path / "out" / "a.json"));
}

TEST_CASE("a device is no file to replace: it is written to") {
    const std::string convert = RAINGAN_PROGRAM " convert " + quoted(sample_docx()) + " --to json -o ";
    CHECK(run(convert + "/dev/null").status == 0);
    CHECK(fs::is_character_file("/dev/null"));
    const Ran full = run("env LC_ALL=C " + convert + "/dev/full");
    CHECK(full.status == 3);
    CHECK(full.out.find("/dev/full: cannot be written (No space left on device)") != std::string::npos);
    CHECK(fs::is_character_file("/dev/full"));
}

TEST_CASE("standard output on a full disk: status 3") {
    const TemporaryDir dir;
    for (const std::string& command :
         {"check --format json " + quoted(sample_docx()), std::string("schema report"), std::string("schema"),
          "convert " + quoted(sample_docx()) + " -o " + quoted(dir.path), std::string("text < /dev/null")}) {
        if (command.starts_with("text")) continue;  // writes nothing
        const Ran ran = run("sh -c \"LC_ALL=C " RAINGAN_PROGRAM " " + command + " > /dev/full\"");
        INFO(command);
        CHECK(ran.status == 3);
        CHECK(ran.out.find("standard output cannot be written: No space left on device") != std::string::npos);
    }
}
