// What the commands share: the options that several have, the language of messages, and how messages are printed.
#pragma once

#include <cstdio>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/error.h"
#include "base/message.h"
#include "base/path.h"

namespace raingan::cli {

/// Thai where the locale is Thai (LC_ALL, LC_MESSAGES, LANG in that order), else English.
Language message_language();

void print_error(const std::string& file, const Error& error, Language language);

/// read_file for a file that an option names: what it throws has the path as its place.
std::string read_option_file(const std::string& path);

/// Without what a terminal obeys: names of files may hold line ends and escapes, which are shown as \\n and \\x1b.
std::string printable(std::string_view text);

/// "file: place: message" on standard error, or on `stream`; printable.
void print_line(const std::string& file, const std::string& place, const std::string& message, std::FILE* stream);
void print_line(const std::string& file, const std::string& place, const std::string& message);

/// The worse of two exit statuses: the one that is numerically higher.
ExitStatus worse(ExitStatus a, ExitStatus b);

struct CommonOptions {
    std::vector<std::string> inputs;
    std::string rules_dir;
    std::string password, password_file;  ///< of encrypted inputs
    bool verbose = false;
    bool allow_broken_signature = false;  ///< of signed PDFs among the inputs
    bool ocr = false;                     ///< pages of PDFs that are pictures are read by Tesseract
    bool recursive = false;               ///< folders below the given ones as well
    bool follow = false;                  ///< links that lead out of them too
    std::string corrections;              ///< log of what people corrected in the one input; empty: none
    bool quiet = false;                   ///< nothing is printed but errors, and what was asked for
};

struct ConvertOptions : CommonOptions {
    std::string output;
    std::vector<std::string> to{"pdf", "xlsx", "json"};
    std::string style = "source";
    std::string pages = "auto";     ///< auto: where the source's trusted record has them; layout: by the rules alone
    std::string comments = "told";  ///< notes: those of a workbook stand behind their sheet
    std::string field_results = "auto";     ///< stored: numbers that fields show stay as the file has them
    std::vector<std::string> line_heights;  ///< "PSK=1.13": part of a font's name, and how high its lines are, in ems
    std::string numerals;                   ///< empty: keep for the source's layout, thai for the standard form
    std::vector<std::string> font_dirs;
    std::string sign_off;         ///< file that says who signs; empty: as the source says
    bool fields = false;          ///< signature fields in the PDF
    std::size_t jobs = 0;         ///< 0: one for each core
    std::optional<bool> isolate;  ///< none: in a batch, and where it can be shut in
    std::optional<bool> sandbox;  ///< isolated, and without files or network; none: where it can be had
    bool resume = false;
    std::string shard;      ///< "2/8"; empty: all
    std::string report;     ///< file for a row on each input
    bool to_given = false;  ///< the outputs were asked for by name
    bool force = false;     ///< replace files that are not ours
    bool dry_run = false;
    bool attach_source = false, bagit = false;
    std::optional<std::string> title, author, subject, keywords;  ///< of the PDF
    std::string metadata;                                         ///< table of them by file names
};
ExitStatus convert(const ConvertOptions& options, Language language);

struct CheckOptions : CommonOptions {
    std::string format = "text";
    std::size_t jobs = 0;  ///< 0: one for each core
};
ExitStatus check(const CheckOptions& options, Language language);

struct RollupOptions : CommonOptions {
    std::string output;  ///< with several formats each gets its own ending
    std::vector<std::string> to{"xlsx"};
    std::string csv, expect, province;
    std::string store;        ///< a service's data, in place of inputs
    std::optional<int> year;  ///< of the reports, BE
    std::vector<std::string> font_dirs;
    bool force = false;  ///< replace files that are not ours
};
ExitStatus rollup(const RollupOptions& options, Language language);

ExitStatus schema(const std::string& name, Language language);

struct ServeOptions {
    std::string database;  ///< empty: RAINGAN_DATABASE, else SQLite in `data`
    std::string data, listen = "127.0.0.1:8080";
    std::string tls_certificate, tls_key;                           ///< PEM files
    std::string proxy_user;                                         ///< header
    std::string user, name, role, agency, province, password_file;  ///< of accounts; `user`: what is done
    std::size_t jobs = 0;                                           ///< documents at once; 0: one for each core
    std::optional<bool> sandbox;                                    ///< none: where it can be had
    std::string rules_dir, trust_dir;
    std::vector<std::string> font_dirs;
};
/// The service, until it is told to stop.
ExitStatus serve(const ServeOptions& options, Language language);

struct StoreOptions {
    std::string action, target, data, database;
    bool derived = false, dry_run = false;
    std::optional<std::int64_t> keep_years;  ///< none: all documents stay
};
/// Keeping what the service keeps; ExitStatus::findings where it is not whole.
ExitStatus store(const StoreOptions& options, Language language);

struct TrendOptions {
    std::string agency, province;  ///< one of both; `province` "*": all
    std::string data, database, output, rules_dir;
    std::vector<std::string> font_dirs;
    bool force = false;  ///< replace files that are not ours
};
/// Years side by side, of what the service keeps.
ExitStatus trend(const TrendOptions& options, Language language);

struct DoctorOptions {
    std::vector<std::string> font_dirs;
    std::string trust_dir;  ///< empty: the system's
};
/// What this computer has of what the program uses; ExitStatus::findings where something is missing.
ExitStatus doctor(const DoctorOptions& options, Language language);

struct TextOptions {
    bool normalise = false;
    std::string numerals = "keep";  ///< keep, thai, arabic
    std::string from = "auto";      ///< auto, or a name that thai::encoding_named knows
    std::string input = "-";        ///< "-": standard input
};
ExitStatus text(const TextOptions& options, Language language);

/// How what is said of certificates is found out, of all commands that handle signatures.
struct TrustOptions {
    std::string trust_dir;        ///< of trusted certificates
    std::string cache_dir;        ///< of OCSP answers and lists of revoked certificates; fetched ones are kept there
    bool offline = false;         ///< nothing is fetched
    std::optional<bool> sandbox;  ///< strangers' files are taken apart by a shut-in process; none: where it can be had
};

/// The files of the commands that handle signatures, and where their outputs go.
struct PdfFiles {
    std::vector<std::string> inputs;
    bool recursive = false, follow = false;  ///< of folders among them
    std::string output;                      ///< file, stream, or folder; empty: as the command has it
    bool force = false;                      ///< replace files that are not ours
};

struct SignOptions : TrustOptions {
    PdfFiles files;  ///< without output STEM.signed.pdf beside each input
    std::string key, password_file, certificates;
    std::string role, name, position, image;
    std::string date, timestamp, level;
    std::string report;  ///< file for a row of JSON on each input
    bool lock = false, allow_expired = false, name_as_written = false;
};
ExitStatus sign_files(const SignOptions& options, Language language);

struct ExtendOptions : TrustOptions {
    PdfFiles files;  ///< without output in place of each input
    std::string timestamp;
};
ExitStatus extend(const ExtendOptions& options, Language language);

struct VerifyOptions : TrustOptions {
    PdfFiles files;  ///< nothing is written
    std::string format = "text";
    std::string password, password_file;  ///< of encrypted PDFs
};
ExitStatus verify(const VerifyOptions& options, Language language);

}  // namespace raingan::cli
