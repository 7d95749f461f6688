// Where an output goes: a file that is to be replaced whole, or a stream (standard output, a pipe, a device) that is
// written to and never renamed over.
#pragma once

#include <string>

namespace raingan {

struct Destination {
    /// The file to write or replace, behind all links; or the stream to open. Empty where `descriptor` is given.
    std::string path;
    bool is_stream = false;
    int descriptor = -1;  ///< of this process, of standard output: it is to be duplicated, not opened
};

/// Who chose the name: what the user typed may be a pipe or a device; a name that we made ourselves, in a folder that
/// others may have prepared, is a regular file or is refused.
enum class NamedBy { user, program };

/// "-" is standard output, and so are /dev/stdout, /dev/fd/1 and their like, by whatever link. Symbolic links are
/// followed, to a file that may not exist yet; but for links of another user (neither this one nor root), which are
/// refused: who may put a name into a folder must not choose what is written elsewhere. Throws Error (unwritable): a
/// folder, a socket, a block device, such a link, more than 40 links, or a stream that the program named.
Destination destination_of(const std::string& path, NamedBy named_by);

/// Opens a stream for writing. A pipe that nobody reads is waited for, but not for ever (ten seconds): a batch must
/// end. The descriptor is the caller's. Throws Error (unwritable).
int open_stream(const Destination& destination, const std::string& shown);

}  // namespace raingan
