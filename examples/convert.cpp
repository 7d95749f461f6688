// convert REPORT FOLDER: PDF, workbook, JSON and XML of a report, made in memory and written into a folder.
#include <raingan/raingan.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>

int main(int argc, char** argv) {
    if (argc != 3) return 64;
    const std::filesystem::path source = argv[1], folder = argv[2];
    std::ifstream in(source, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};

    const raingan::Document document = raingan::read(bytes, source.filename().string());
    raingan::ConvertOptions options;
    options.formats = {"pdf", "xlsx", "json", "xml"};
    options.numerals = "thai";
    const raingan::Outputs made = raingan::convert(document, options);
    for (const auto& [format, file] : made.files) {
        const std::filesystem::path target = folder / (source.stem().string() + "." + format);
        std::ofstream(target, std::ios::binary) << file;
        std::printf("%s: %zu bytes\n", target.filename().c_str(), file.size());
    }
    for (const raingan::Finding& finding : made.findings)
        if (finding.severity == raingan::Severity::warning)
            std::printf("%s: %s\n", finding.shown_place.en.c_str(), finding.message.en.c_str());
}
