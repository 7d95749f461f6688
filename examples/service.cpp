// service FILE…: as a service would take files from many: limits are set first, each file is read by a thread of its
// own, and what cannot be read is answered with a code for programs and a sentence for people.
#include <raingan/raingan.h>

#include <cstdio>
#include <future>

namespace {

std::string answer_to(const std::string& path) {
    try {
        const raingan::Document document = raingan::read_file(path);
        const std::string pdf = raingan::convert(document, {.formats = {"pdf"}}).at("pdf");
        return "200 " + path + ": " + std::to_string(pdf.size() / 1024) + " KiB of PDF";
    } catch (const raingan::Error& error) {
        return "422 " + path + ": " + error.code() + ": " + error.message().th;
    }
}

}  // namespace

int main(int argc, char** argv) {
    raingan::set_limit("input-bytes=20MiB");
    raingan::set_limit("pages=500");
    std::vector<std::future<std::string>> answers;
    for (int i = 1; i < argc; ++i) answers.push_back(std::async(std::launch::async, answer_to, std::string(argv[i])));
    for (std::future<std::string>& answer : answers) std::printf("%s\n", answer.get().c_str());
    std::printf("read are:");
    for (const raingan::Format& format : raingan::formats())
        if (format.read) std::printf(" %s", format.id.c_str());
    std::printf("\n");
}
