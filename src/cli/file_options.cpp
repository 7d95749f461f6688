#include "cli/file_options.h"

namespace raingan::cli {

void add_folder_options(CLI::App& command, bool& recursive, bool& follow) {
    command.add_flag("-r,--recursive", recursive, "folders below the given ones as well");
    command.add_flag("--follow", follow, "take also what links in a folder lead to outside of it");
}

void add_signature_option(CLI::App& command, bool& allow) {
    command.add_flag("--allow-broken-signature", allow,
                     "go on with a signed PDF that was changed after signing; its outputs tell it");
}

void add_force_option(CLI::App& command, bool& force) {
    command.add_flag("--force", force, "replace files of the outputs' names even if raingan did not make them");
}

void add_archive_options(CLI::App& command, ConvertOptions& options) {
    command.add_flag("--dry-run", options.dry_run, "tell what would be done, and write nothing");
    command.add_flag("--attach-source", options.attach_source, "put the input itself into its PDF");
    command.add_option("--title", options.title, "title of the PDF, in place of the report's");
    command.add_option("--author", options.author, "author of the PDF, likewise");
    command.add_option("--subject", options.subject, "what the PDF is about");
    command.add_option("--keywords", options.keywords, "keywords of the PDF");
    command.add_option("--metadata", options.metadata,
                       "table (CSV, XLSX …) of file, title, author, subject and keywords for the PDFs of many inputs");
    command.add_flag("--bagit", options.bagit,
                     "make a bag (RFC 8493) of the output folder: outputs in data/, a manifest of checksums");
}

}  // namespace raingan::cli
