// Forgeries by rule: something behind a signed revision that a reader may show.
#pragma once

#define POINTERHOLDER_TRANSITION 4  // qpdf 12's interface

#include <functional>
#include <map>
#include <utility>
#include <vector>

#include "sign/qpdf.h"
#include "signing.h"

namespace raingan::test {

struct ForgedObject {
    int number = 0, generation = 0;
    std::string body;
};

/// How the objects are made known.
enum class XrefForm { table, entries_of_19, stream, hybrid, huge_size, unlisted, object_0, listed_twice, none };
inline const std::vector<std::pair<XrefForm, const char*>>& xref_forms() {
    static const std::vector<std::pair<XrefForm, const char*>> forms{{XrefForm::table, "table"},
                                                                     {XrefForm::entries_of_19, "entries of 19 bytes"},
                                                                     {XrefForm::stream, "stream"},
                                                                     {XrefForm::hybrid, "hybrid"},
                                                                     {XrefForm::huge_size, "huge size"},
                                                                     {XrefForm::unlisted, "unlisted"},
                                                                     {XrefForm::object_0, "object 0"},
                                                                     {XrefForm::listed_twice, "listed twice"},
                                                                     {XrefForm::none, "none"}};
    return forms;
}

class Forger {
public:
    explicit Forger(std::string pdf) : pdf_(std::move(pdf)), qpdf_(sign::open_pdf(pdf_)) {
        size_ = qpdf_->getTrailer().getKey("/Size").getIntValueAsInt();
        page_ = qpdf_->getAllPages().at(0);
    }

    [[nodiscard]] QPDFObjectHandle page() const { return page_; }
    [[nodiscard]] QPDFObjectHandle root() const { return qpdf_->getRoot(); }
    [[nodiscard]] int free_number(int n = 0) const { return size_ + n; }

    static std::string blue(double width = 900, double height = 900) {
        const std::string content = "0 0 1 rg 0 0 900 900 re f\n";
        return "<</Type/XObject/Subtype/Form/Resources<<>>/BBox[0 0 " + std::to_string(width) + " " +
               std::to_string(height) + "]/Length " + std::to_string(content.size()) + ">>\nstream\n" + content +
               "\nendstream";
    }

    /// The dictionary with an entry in the place of its own, or (`twice`) beside it.
    static std::string with(QPDFObjectHandle dictionary, const std::string& key, const std::string& value,
                            bool twice = false) {
        sign::Entries entries = sign::entries_of(std::move(dictionary));
        const std::string old = entries[key];
        entries[key] = value;
        std::string text = sign::text_of(entries);
        if (twice) text.insert(text.size() - 2, key + " " + (old.empty() ? value : old));
        return text;
    }

    /// The form that the file's own cross-reference has: what every reader follows.
    [[nodiscard]] XrefForm own_form() const {
        return pdf_.compare(std::stoul(previous()), 4, "xref") == 0 ? XrefForm::table : XrefForm::stream;
    }

    /// `entries`: of the trailer, in the place of its own.
    [[nodiscard]] std::string forged(const std::vector<ForgedObject>& objects, XrefForm form,
                                     const std::map<std::string, std::string>& entries = {}) const {
        std::string out = pdf_;
        std::vector<std::pair<ForgedObject, std::size_t>> placed;
        const auto place = [&](const ForgedObject& object) {
            placed.emplace_back(object, out.size());
            out += std::to_string(object.number) + " " + std::to_string(object.generation) + " obj\n" + object.body +
                   "\nendobj\n";
        };
        for (const ForgedObject& object : objects) place(object);
        if (form == XrefForm::none) return out + "startxref\n" + previous() + "\n%%EOF\n";
        if (form == XrefForm::unlisted) {
            placed.clear();
            place({free_number(9), 0, "null"});
        }
        int most = size_;
        for (const auto& [object, at] : placed) most = std::max(most, object.number + 1);
        std::map<std::string, std::string> all{
            {"/Size", form == XrefForm::huge_size ? "2147483647" : std::to_string(most + 1)}, {"/Prev", previous()}};
        for (const char* key : {"/Root", "/Info", "/ID"})
            if (qpdf_->getTrailer().hasKey(key)) all[key] = qpdf_->getTrailer().getKey(key).unparse();
        for (const auto& [key, value] : entries) all[key] = value;
        std::string trailer;
        for (const auto& [key, value] : all) trailer += key + " " + value;
        std::size_t section = out.size();
        if (form == XrefForm::stream || form == XrefForm::hybrid) {
            const std::size_t at = out.size();
            out += rows(placed, most, at, form == XrefForm::stream ? trailer : "/Size " + std::to_string(most + 1));
            if (form == XrefForm::stream) return out + "startxref\n" + std::to_string(at) + "\n%%EOF\n";
            trailer += "/XRefStm " + std::to_string(at);
            placed.clear();
            section = out.size();
        }
        out += "xref\n";
        if (form == XrefForm::object_0) out += "0 1\n0000012345 00000 n \n";
        for (int round = 0; round < (form == XrefForm::listed_twice ? 2 : 1); ++round)
            for (const auto& [object, at] : placed) {
                char line[40];
                std::snprintf(line, sizeof line, "%010zu %05d n", at, object.generation);
                out += std::to_string(object.number) + " 1\n" + line + (form == XrefForm::entries_of_19 ? "\n" : " \n");
            }
        return out + "trailer\n<<" + trailer + ">>\nstartxref\n" + std::to_string(section) + "\n%%EOF\n";
    }

private:
    [[nodiscard]] std::string previous() const {
        return std::to_string(std::stoul(pdf_.substr(pdf_.rfind("startxref") + 9)));
    }

    static std::string rows(const std::vector<std::pair<ForgedObject, std::size_t>>& placed, int own, std::size_t at,
                            const std::string& entries) {
        std::string data, index;
        const auto row = [&](int number, std::size_t offset, int generation) {
            index += std::to_string(number) + " 1 ";
            data.push_back(1);
            for (const unsigned shift : {24U, 16U, 8U, 0U}) data.push_back(static_cast<char>(offset >> shift));
            data.push_back(static_cast<char>(generation));
        };
        for (const auto& [object, offset] : placed) row(object.number, offset, object.generation);
        row(own, at, 0);
        return std::to_string(own) + " 0 obj\n<</Type/XRef/W[1 4 1]/Index[" + index + "]/Length " +
               std::to_string(data.size()) + entries + ">>\nstream\n" + data + "\nendstream\nendobj\n";
    }

    std::string pdf_;
    std::unique_ptr<QPDF> qpdf_;
    QPDFObjectHandle page_;
    int size_ = 0;
};

/// A report with two fields; it is attached.
inline const std::string& unsigned_base() {
    static const std::string pdf = [] {
        const TemporaryDir dir;
        spill(dir.path / "who.json",
              R"({"sign_off": [{"role": "ผู้รายงาน", "name": "Signer"}, {"role": "ผู้อนุมัติ", "name": "Signer"}]})");
        return pdf_of(small_report(), "--fields --signoff " + quoted(dir.path / "who.json"));
    }();
    return pdf;
}

/// One signature, and a field that waits.
inline const std::string& base_with_table() {
    static const std::string pdf = signed_as(unsigned_base(), "ผู้รายงาน");
    return pdf;
}

/// The same with its objects in streams and a stream for cross-reference; empty where there is no qpdf to make it.
inline const std::string& base_with_stream() {
    static const std::string pdf = [] {
        const TemporaryDir dir;
        spill(dir.path / "a.pdf", unsigned_base());
        const Ran ran =
            run("qpdf --object-streams=generate " + quoted(dir.path / "a.pdf") + " " + quoted(dir.path / "b.pdf"));
        return ran.status == 0 ? signed_as(slurp(dir.path / "b.pdf"), "ผู้รายงาน") : std::string();
    }();
    return pdf;
}

}  // namespace raingan::test
