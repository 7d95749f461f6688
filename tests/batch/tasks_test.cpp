#include "batch/tasks.h"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <algorithm>

#include "support.h"

using namespace raingan;
using namespace raingan::batch;

namespace {

Selection selection_of(std::vector<std::string> inputs, std::vector<std::string> formats = {"pdf"}) {
    Selection selection;
    selection.inputs = std::move(inputs);
    selection.formats = std::move(formats);
    return selection;
}

struct FolderWith : test::TemporaryDir {
    explicit FolderWith(const std::vector<std::string>& names) {
        for (const std::string& name : names) {
            std::filesystem::create_directories((path / name).parent_path());
            test::spill(path / name, "x");
        }
    }
};

std::vector<std::string> inputs_of(const Tasks& tasks) {
    std::vector<std::string> inputs;
    for (const Task& task : tasks.tasks) inputs.push_back(std::filesystem::path(task.input).filename().string());
    return inputs;
}

}  // namespace

TEST_CASE("a folder's documents are taken by name, in order; locks, hidden and other files are not") {
    const FolderWith dir({"b.docx", "a.DOC", "~$a.DOC", ".c.docx", "photo.jpg", "Thumbs.db", "sub/d.rtf"});
    Selection selection = selection_of({dir.path.string()});
    const Tasks flat = select_tasks(selection);
    CHECK(inputs_of(flat) == std::vector<std::string>{"a.DOC", "b.docx"});
    CHECK(flat.is_batch);
    CHECK(flat.passed_over.size() == 4);
    selection.recursive = true;
    selection.output = "out";
    const Tasks deep = select_tasks(selection);
    CHECK(inputs_of(deep) == std::vector<std::string>{"a.DOC", "b.docx", "d.rtf"});
    CHECK(deep.tasks[2].targets[0].path == "out/sub/d.pdf");
}

TEST_CASE("links that lead back are followed once, pipes and devices not at all") {
    const FolderWith dir({"a.docx", "sub/b.docx"});
    std::filesystem::create_directory_symlink(".", dir.path / "loop");
    std::filesystem::create_directory_symlink("..", dir.path / "sub" / "back");
    std::filesystem::create_directory_symlink("..", dir.path / "sub" / "again");
    REQUIRE(::mkfifo((dir.path / "pipe.docx").c_str(), 0600) == 0);
    std::filesystem::create_symlink("/dev/zero", dir.path / "zero.docx");
    std::filesystem::create_symlink("a.docx", dir.path / "link.docx");
    Selection selection = selection_of({dir.path.string()});
    selection.recursive = true;
    const Tasks tasks = select_tasks(selection);
    CHECK(inputs_of(tasks) == std::vector<std::string>{"a.docx", "link.docx", "b.docx"});
    CHECK(tasks.passed_over.size() == 2);
}

TEST_CASE("files that differ by their extension alone keep it in their outputs") {
    const FolderWith dir({"a.doc", "a.docx", "b.doc"});
    const Tasks tasks = select_tasks(selection_of({dir.path.string()}));
    CHECK(tasks.tasks[0].targets[0].path == "./a.doc.pdf");
    CHECK(tasks.tasks[1].targets[0].path == "./a.docx.pdf");
    CHECK(tasks.tasks[2].targets[0].path == "./b.pdf");
    CHECK(std::ranges::none_of(tasks.tasks, [](const Task& task) { return task.refused.has_value(); }));
}

TEST_CASE("shards of the same names share all files, each file in one of them") {
    std::vector<std::string> names;
    for (int i = 0; i < 23; ++i) names.push_back("r" + std::to_string(i) + ".docx");
    const FolderWith dir(names);
    std::vector<std::string> all;
    for (std::size_t shard = 1; shard <= 5; ++shard) {
        Selection selection = selection_of({dir.path.string()});
        selection.shard = shard;
        selection.shards = 5;
        const auto part = inputs_of(select_tasks(selection));
        CHECK(part.size() >= 4);
        CHECK(part.size() <= 5);
        all.insert(all.end(), part.begin(), part.end());
    }
    std::ranges::sort(all);
    std::ranges::sort(names);
    CHECK(all == names);
}

TEST_CASE("many files named one by one are a batch as well; a missing folder's name is a file's") {
    CHECK_FALSE(select_tasks(selection_of({"a.docx", "b.docx"})).is_batch);
    CHECK(select_tasks(selection_of(std::vector<std::string>(9, "a.docx"))).is_batch);
    CHECK(select_tasks(selection_of({"nowhere"})).tasks.size() == 1);
}
