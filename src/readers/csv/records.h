// Text parted by separators into records of fields (RFC 4180, as spreadsheet programs write it).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace raingan::csv {

/// Reads records one after the other. Fields may be quoted ("…", a quote within doubled), and then hold separators and
/// line ends. Lines end in LF, CRLF or CR.
class RecordReader {
public:
    RecordReader(std::string_view text, char separator) : text_(text), separator_(separator) {}

    /// False at the end of the text. `fields` keeps its room from record to record.
    bool next(std::vector<std::string>& fields);
    /// The line on which the record that was read last begins, from 1.
    [[nodiscard]] std::size_t line() const { return record_line_; }
    /// The line of a quote that is never closed; it and those behind it are read as characters.
    [[nodiscard]] std::optional<std::size_t> unclosed_quote() const { return unclosed_; }

    /// A quote stood within a field that is not quoted: the separator may be another one.
    [[nodiscard]] bool stray_quote() const { return stray_; }

private:
    std::string& field(std::vector<std::string>& fields, std::size_t index);
    bool quoted(std::string& field);
    void plain(std::string& field);
    bool end_of_line();

    std::string_view text_;
    char separator_;
    std::size_t at_ = 0, line_ = 1, record_line_ = 0;
    std::optional<std::size_t> unclosed_;
    bool stray_ = false;
};

/// What parts the text: one of , ; tab |. None where it is running text.
struct Dialect {
    char separator = ',';
    std::size_t fields = 0;  ///< that most records have
};
std::optional<Dialect> detect_dialect(std::string_view text);

}  // namespace raingan::csv
