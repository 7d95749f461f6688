#include "sign/dss.h"

#include <openssl/sha.h>

#include <algorithm>
#include <cctype>
#include <set>

#include "pdf/stream_bytes.h"
#include "sign/moment.h"

namespace raingan::sign {
namespace {

constexpr std::size_t most_streams = 4096;

std::vector<QPDFObjectHandle> streams_of(QPDFObjectHandle store, const char* key) {
    QPDFObjectHandle list = store.getKey(key);
    std::vector<QPDFObjectHandle> out;
    if (!list.isArray()) return out;
    for (QPDFObjectHandle& item : list.getArrayAsVector())
        if (item.isStream() && out.size() < most_streams) out.push_back(item);
    return out;
}

QPDFObjectHandle store_of(QPDF& qpdf) {
    QPDFObjectHandle store = qpdf.getRoot().getKey("/DSS");
    return store.isDictionary() ? store : QPDFObjectHandle::newDictionary();
}

/// ISO 32000-2 12.8.4.4: SHA-1, in upper case; it names and protects nothing.
std::string vri_key(std::string_view contents) {
    unsigned char digest[SHA_DIGEST_LENGTH];
    SHA1(bytes_of(contents), contents.size(), digest);
    std::string key = hex({reinterpret_cast<const char*>(digest), sizeof digest});
    std::ranges::transform(key, key.begin(), [](unsigned char c) { return std::toupper(c); });
    return "/" + key;
}

/// The store of a file as it grows.
class Writer {
public:
    Writer(QPDF& qpdf, Update& update) : qpdf_(qpdf), update_(update), store_(store_of(qpdf)) {
        for (const char* key : {"/Certs", "/OCSPs", "/CRLs"})
            for (QPDFObjectHandle& stream : streams_of(store_, key))
                if (const auto bytes = pdf::stream_bytes(stream, limits::entry_bytes); bytes && stream.isIndirect())
                    known_[*bytes] = reference(stream.getObjGen());
    }

    void add(const SignatureNeeds& signature, std::int64_t now) {
        Entries entry;
        for (const std::string& certificate : signature.needs.certificates) put("/Certs", "/Cert", certificate, entry);
        for (const Evidence& evidence : signature.needs.evidence) {
            const bool ocsp = evidence.kind == Evidence::Kind::ocsp;
            put(ocsp ? "/OCSPs" : "/CRLs", ocsp ? "/OCSP" : "/CRL", evidence.der, entry);
        }
        if (entry.empty()) return;
        const std::string key = vri_key(signature.contents);
        QPDFObjectHandle related = store_.getKey("/VRI");
        const bool has_it = related.isDictionary() && related.hasKey(key);
        if (has_it && !new_for_it_) return;
        for (auto& [name, items] : entry) items.insert(0, "[").append("]");
        entry["/Type"] = "/VRI";
        entry["/TU"] = "(" + pdf_date(now) + ")";
        entries_[key] = reference(update_.add(text_of(entry)));
        new_for_it_ = false;
    }

    /// False where the file has all of it.
    bool finish() {
        if (entries_.empty() && added_.empty()) return false;
        Entries store = entries_of(store_);
        store["/Type"] = "/DSS";
        for (const auto& [key, items] : added_) {
            std::string list;
            QPDFObjectHandle old = store_.getKey(key);
            if (old.isArray())
                for (QPDFObjectHandle& item : old.getArrayAsVector()) list.append(item.unparse()).append(" ");
            store[key] = list.insert(0, "[").append(items).append("]");
        }
        QPDFObjectHandle related = store_.getKey("/VRI");
        Entries all = related.isDictionary() ? entries_of(related) : Entries();
        for (const auto& [key, entry] : entries_) all[key] = entry;
        store["/VRI"] = text_of(all);
        put_store(text_of(store));
        return true;
    }

private:
    void put(const char* list, const char* own_list, const std::string& bytes, Entries& entry) {
        auto [at, added] = known_.try_emplace(bytes);
        if (added) {
            const pdf::Ref ref = update_.reserve();
            update_.set_stream(ref, {}, bytes);
            at->second = reference(ref);
            added_[list] += at->second + " ";
            new_for_it_ = true;
        }
        std::string& items = entry[own_list];
        if (items.find(at->second + " ") == std::string::npos) items += at->second + " ";
    }

    void put_store(const std::string& text) {
        QPDFObjectHandle catalog = qpdf_.getRoot();
        Entries entries = entries_of(catalog);
        if (store_.isIndirect())
            update_.replace(store_.getObjGen(), text);
        else
            entries["/DSS"] = reference(update_.add(text));
        // ETSI TS 102 778-4 A: the extension of ISO 32000-1 that the store is.
        QPDFObjectHandle extensions = catalog.getKey("/Extensions");
        const bool declared = extensions.isDictionary() && extensions.hasKey("/ESIC");
        if (!declared) {
            Entries all = extensions.isDictionary() ? entries_of(extensions) : Entries();
            all["/ESIC"] = "<</BaseVersion/1.7/ExtensionLevel 1>>";
            entries["/Extensions"] = text_of(all);
        }
        if (!store_.isIndirect() || !declared) update_.replace(catalog.getObjGen(), text_of(entries));
    }

    QPDF& qpdf_;
    Update& update_;
    QPDFObjectHandle store_;
    std::map<std::string, std::string> known_;  ///< reference of a stream by its bytes
    std::map<std::string, std::string> added_;  ///< references by the store's list
    Entries entries_;                           ///< of /VRI
    bool new_for_it_ = false;                   ///< something was added for the signature that is looked at
};

}  // namespace

Dss read_dss(QPDF& qpdf) {
    Dss out;
    QPDFObjectHandle store = store_of(qpdf);
    for (QPDFObjectHandle& stream : streams_of(store, "/Certs"))
        if (auto bytes = pdf::stream_bytes(stream, limits::entry_bytes)) out.certificates.push_back(std::move(*bytes));
    for (const char* key : {"/OCSPs", "/CRLs"})
        for (QPDFObjectHandle& stream : streams_of(store, key))
            if (const auto bytes = pdf::stream_bytes(stream, limits::entry_bytes))
                if (auto evidence = evidence_of(*bytes, "the file")) out.evidence.push_back(std::move(*evidence));
    return out;
}

std::string add_to_dss(std::string_view pdf, const std::vector<SignatureNeeds>& signatures, std::int64_t now) {
    const auto qpdf = open_pdf(pdf);
    return pdf::guarded(*qpdf, [&] {
        Update update(pdf, *qpdf);
        Writer writer(*qpdf, update);
        for (const SignatureNeeds& signature : signatures) writer.add(signature, now);
        std::string out(pdf);
        if (writer.finish()) {
            require_whole(*qpdf);
            out += update.finish();
        }
        return out;
    });
}

}  // namespace raingan::sign
