// Mails (.eml) and ZIP archives (.zip) given as inputs stand for the documents in them, each named by the way to it:
// "mail.eml/report.doc", "all.zip/ก/b.eml/c.xls". What is in one is looked into by a process that is shut in.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace raingan::batch {

struct Member {
    std::string name;  ///< within the bundle, UTF-8: "report.doc", "ก/b.eml/c.xls"
    std::string bytes;
};

/// Whether a file of that name is a mail or archive, by its ending.
bool is_bundle(std::string_view name);
/// Whether a path leads into one.
bool is_in_bundle(const std::string& path);

/// The documents in a mail or archive, in its order, those in mails and archives in it too, three deep. A document is
/// what has a document's ending; `others`: the names of all else that is attached. A ZIP that is a document itself is
/// its own only member, of the empty name. Throws Error (unreadable): what containers say, "no-documents", over_limit
/// (container_entries, inflated_bytes) of all together.
std::vector<Member> members_of(std::string_view bytes, std::vector<std::string>& others);

/// The bytes of inputs, those in bundles too. What stands in the last bundle that was asked for is kept, for inputs
/// come in order.
class InputFiles {
public:
    /// `shut_in`: bundles are taken apart in a process of its own; the caller must not have threads then.
    explicit InputFiles(bool shut_in) : shut_in_(shut_in) {}

    /// Throws as read_file and members_of; "not-found" where a bundle holds nothing of the name.
    std::string read(const std::string& path);
    /// The paths of a bundle's documents, and the names of what else is in it. Throws as members_of.
    struct Listing {
        std::vector<std::string> paths, others;
    };
    Listing list(const std::string& bundle);

private:
    void open(const std::string& bundle);

    bool shut_in_;
    std::string open_;  ///< the bundle whose members are kept
    std::vector<Member> members_;
    std::vector<std::string> others_;
};

}  // namespace raingan::batch
