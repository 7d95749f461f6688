// What the program asks of the system that Linux and Windows answer differently: one declaration here, system.cpp for
// Linux, windows/system.cpp for Windows. Texts are UTF-8.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace raingan {

/// Called first: on Windows text and bytes go through the standard streams as they are, and the console shows UTF-8.
void prepare_standard_streams();

/// The command line's words, the program's own name first. On Windows paths in them have / between folders.
std::vector<std::string> command_line(int argc, char** argv);

/// The locale that messages are in, as the user has set it ("th_TH.UTF-8"); empty: none.
std::string message_locale();
/// Where that is set, as told to the user: "LANG=th_TH.UTF-8".
std::string message_locale_source();
/// Whether what is printed is taken for UTF-8.
bool shows_utf8();

/// How many processors this process may use, at least one.
std::size_t processors();

/// Gives the system back what this process has freed, where its allocator holds on to it: after a stage of a large
/// document, of which little is left. It walks over all that is allocated, so not after small ones.
void give_back_memory();

/// Columns of the terminal on standard error; none where there is no terminal.
std::optional<std::size_t> terminal_columns();

/// Folders that the system keeps fonts in, the user's own among them.
std::vector<std::string> font_folders();

/// Gives the file `from` the name `to`, in place of what has it. False with errno.
bool rename_over(const std::string& from, const std::string& to);

}  // namespace raingan
