// A signature of the PDF that a report was read from: who vouches for what was read.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace raingan {

/// As the signature and its certificate say; whether the certificate is to be trusted is for `raingan verify`.
struct SourceSignature {
    enum class Covers : std::uint8_t {
        whole_file,        ///< nothing was added behind it
        earlier_revision,  ///< something was; where it holds, nothing of what was read
    };
    std::string field;      ///< of the form
    std::string role;       ///< /Reason
    std::string name;       ///< as it was typed
    std::string signer;     ///< as the certificate has it; of a time stamp its authority
    std::string when;       ///< RFC 3339; empty: not known
    bool stamped = false;   ///< `when` is a time stamp's, not the signer's own word
    bool document = false;  ///< it is a time stamp over the document, and nobody's signature
    Covers covers = Covers::whole_file;
    bool holds = true;  ///< the signed bytes are whole, and nothing was changed behind them that may not be
    friend bool operator==(const SourceSignature&, const SourceSignature&) = default;
};

/// "earlier_revision": the name in JSON.
std::string_view covers_name(SourceSignature::Covers covers);

}  // namespace raingan
