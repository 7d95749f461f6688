#include "sign/etsi_report.h"

#include <algorithm>
#include <map>
#include <vector>

#include "pdf/metadata.h"
#include "sign/moment.h"

namespace raingan::sign {
namespace {

constexpr std::string_view object_type = "urn:etsi:019102:validationObject:";
constexpr std::string_view main_type = "urn:etsi:019102:mainindication:";
constexpr std::string_view sub_type = "urn:etsi:019102:subindication:";
constexpr std::string_view proof_type = "urn:etsi:019102:poetype:";
constexpr std::string_view sha256_uri = "http://www.w3.org/2001/04/xmlenc#sha256";

/// Elements one in another; what is opened is closed.
class XmlText {
public:
    XmlText& open(const std::string& name, const std::string& attributes = "") {
        out_ += "<" + name + attributes + ">";
        names_.push_back(name);
        return *this;
    }
    XmlText& close() {
        out_ += "</" + names_.back() + ">\n";
        names_.pop_back();
        return *this;
    }
    XmlText& text(const std::string& name, std::string_view value, const std::string& attributes = "") {
        open(name, attributes);
        out_ += pdf::xml_text(std::string(value));
        return close();
    }
    /// Characters that mean nothing in XML.
    XmlText& plain(const std::string& name, const std::string& value) {
        open(name);
        out_ += value;
        return close();
    }
    /// A reference to a validation object.
    XmlText& refer(const std::string& name, const std::string& id) {
        out_ += "<" + name + " VOReference=\"" + id + "\"/>\n";
        return *this;
    }
    /// What was written by another.
    void raw(const std::string& xml) { out_ += xml; }
    XmlText& digest(const std::string& name, const Digest& digest) {
        open(name);
        out_ += "<ds:DigestMethod Algorithm=\"" + std::string(sha256_uri) + "\"/>";
        plain("ds:DigestValue", base64({reinterpret_cast<const char*>(digest.data()), digest.size()}));
        return close();
    }
    static std::string base64(std::string_view bytes) {
        std::string out(4 * ((bytes.size() + 2) / 3) + 1, '\0');
        const int size = EVP_EncodeBlock(reinterpret_cast<unsigned char*>(out.data()), bytes_of(bytes),
                                         static_cast<int>(bytes.size()));
        out.resize(static_cast<std::size_t>(size));
        return out;
    }
    [[nodiscard]] const std::string& result() const { return out_; }

private:
    std::string out_ = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    std::vector<std::string> names_;
};

struct Indication {
    std::string_view main, sub;
};

/// EN 319 102-1 5.1.3: what the state comes to, and why.
Indication indication_of(const SignatureState& state) {
    if (state.chain == Chain::revoked) {
        if (state.proven) return {"total-failed", "REVOKED"};
        return {"indeterminate", "REVOKED_NO_POE"};
    }
    if (!state.problems.empty() || !state.whole) {
        if (state.signer.empty()) return {"total-failed", "FORMAT_FAILURE"};
        return state.whole ? Indication{"total-failed", "SIG_CONSTRAINTS_FAILURE"}
                           : Indication{"total-failed", "HASH_FAILURE"};
    }
    if (!state.changes.empty()) return {"total-failed", "SIG_CONSTRAINTS_FAILURE"};
    if (state.chain == Chain::trusted && !state.contradictions.empty())
        return {"indeterminate", "SIG_CONSTRAINTS_FAILURE"};
    switch (state.chain) {
        case Chain::trusted:
            return {state.kind == SignatureKind::signature ? "total-passed" : "passed", ""};
        case Chain::expired:
            return {"indeterminate", "OUT_OF_BOUNDS_NO_POE"};
        case Chain::not_yet_valid:
            return {"indeterminate", "NOT_YET_VALID"};
        case Chain::status_unknown:
            return {"indeterminate", "TRY_LATER"};
        case Chain::unknown_issuer:
            return {"indeterminate", "NO_CERTIFICATE_CHAIN_FOUND"};
        default:
            return {"indeterminate", "CHAIN_CONSTRAINTS_FAILURE"};
    }
}

class Report {
public:
    Report(std::string name, std::string_view pdf, const Verification& result)
        : name_(std::move(name)), pdf_(pdf), result_(result) {}

    std::string write() {
        xml_.open("ValidationReport",
                  " xmlns=\"http://uri.etsi.org/19102/v1.2.1#\" xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"");
        for (const SignatureState& state : result_.signatures)
            if (state.kind == SignatureKind::signature) write_report("SignatureValidationReport", state);
        if (no_signatures()) write_none();
        write_objects();
        xml_.close();
        return xml_.result();
    }

private:
    [[nodiscard]] bool no_signatures() const {
        return std::ranges::none_of(result_.signatures,
                                    [](const auto& state) { return state.kind == SignatureKind::signature; });
    }

    void write_none() {
        xml_.open("SignatureValidationReport").open("SignatureValidationStatus");
        xml_.text("MainIndication", "urn:etsi:019102:mainindication:noSignatureFound");
        xml_.close().close();
    }

    std::string object(const std::string& kind, std::string_view der) {
        std::string id = kind + "-" + hex(sha256(der));
        objects_.try_emplace(id, kind, std::string(der));
        return id;
    }
    static std::string stamp_id(const SignatureState& state) {
        return "timestamp-" + hex(sha256(state.field, std::to_string(state.covered_bytes)));
    }

    void write_report(const std::string& element, const SignatureState& state) {
        xml_.open(element);
        const std::string_view covered = pdf_.substr(0, state.covered_bytes);
        xml_.open("SignatureIdentifier", " id=\"S-" + hex(sha256(state.field, covered)) + "\"");
        if (!state.signature_value.empty()) {
            xml_.digest("DigestAlgAndValue", sha256(state.signature_value));
            xml_.plain("ds:SignatureValue", XmlText::base64(state.signature_value));
        }
        xml_.text("HashOnly", "false").text("DocHashOnly", "false");
        xml_.text("DAIdentifier", name_ + "#" + state.field).close();
        write_time(state);
        const std::string document = object("signedData", covered);
        xml_.open("SignersDocument").digest("DigestAlgAndValue", sha256(covered));
        xml_.refer("SignersDocumentRepresentation", document).close();
        write_attributes(state);
        if (!state.signer_certificate.empty()) {
            xml_.open("SignerInformation");
            xml_.refer("SignerCertificate", object("certificate", state.signer_certificate));
            xml_.text("Signer", state.signer).close();
        }
        xml_.open("SignatureValidationProcess");
        xml_.text("SignatureValidationProcessID", "urn:etsi:019102:validationprocess:LTA").close();
        write_status(state);
        xml_.close();
    }

    void write_time(const SignatureState& state) {
        xml_.open("ValidationTimeInfo").text("ValidationTime", iso_date(result_.now));
        xml_.open("BestSignatureTime").text("POETime", iso_date(state.proven.value_or(result_.now)));
        xml_.text("TypeOfProof", std::string(proof_type) + "validation");
        xml_.close().close();
    }

    /// In the order of the schema.
    void write_attributes(const SignatureState& state) {
        xml_.open("SignatureAttributes");
        if (state.seconds && state.time_source == TimeSource::claimed)
            xml_.open("SigningTime", " Signed=\"true\"").text("Time", iso_date(*state.seconds)).close();
        if (state.seconds && state.kind == SignatureKind::signature &&
            state.time_source >= TimeSource::timestamp_untrusted)
            xml_.open("SignatureTimeStamp", " Signed=\"false\"")
                .text("TimeStampValue", iso_date(*state.seconds))
                .close();
        for (const SignatureState& other : result_.signatures)
            if (other.kind == SignatureKind::document_timestamp && other.covered_bytes > state.covered_bytes &&
                other.seconds) {
                xml_.open("DocTimeStamp", " Signed=\"false\"").refer("AttributeObject", stamp_id(other));
                xml_.text("TimeStampValue", iso_date(*other.seconds)).close();
            }
        if (!state.role.empty()) xml_.open("Reason", " Signed=\"true\"").text("ReasonElement", state.role).close();
        if (!state.name.empty()) xml_.open("Name", " Signed=\"true\"").text("NameElement", state.name).close();
        xml_.close();
    }

    void write_status(const SignatureState& state) {
        const Indication indication = indication_of(state);
        xml_.open("SignatureValidationStatus");
        xml_.text("MainIndication", std::string(main_type) + std::string(indication.main));
        if (!indication.sub.empty()) xml_.text("SubIndication", std::string(sub_type) + std::string(indication.sub));
        xml_.open("AssociatedValidationReportData");
        write_chain(state);
        for (const RevocationState& status : state.statuses)
            if (!status.evidence.der.empty()) xml_.refer("RelatedValidationObject", evidence_object(status.evidence));
        write_revocation(state);
        write_messages(state);
        xml_.close().close();
    }

    std::string evidence_object(const Evidence& evidence) {
        return object(evidence.kind == Evidence::Kind::ocsp ? "OCSPResponse" : "CRL", evidence.der);
    }

    void write_chain(const SignatureState& state) {
        if (state.path.empty()) return;
        xml_.refer("TrustAnchor", object("certificate", state.path.back()));
        xml_.open("CertificateChain").refer("SigningCertificate", object("certificate", state.path.front()));
        for (std::size_t i = 1; i + 1 < state.path.size(); ++i)
            xml_.refer("IntermediateCertificate", object("certificate", state.path[i]));
        if (state.path.size() > 1) xml_.refer("TrustAnchor", object("certificate", state.path.back()));
        xml_.close();
    }

    void write_revocation(const SignatureState& state) {
        for (std::size_t i = 0; i < state.statuses.size() && i < state.path.size(); ++i) {
            const RevocationState& status = state.statuses[i];
            if (status.status != Revocation::revoked) continue;
            xml_.open("RevocationStatusInformation");
            xml_.refer("ValidationObjectId", object("certificate", state.path[i]));
            xml_.text("RevocationTime", iso_date(*status.revoked_at)).text("RevocationReason", status.reason);
            xml_.refer("RevocationObject", evidence_object(status.evidence)).close();
            return;  // the schema has room for one
        }
    }

    void write_messages(const SignatureState& state) {
        const std::vector<Message>* const lists[] = {&state.problems, &state.changes, &state.contradictions,
                                                     &state.remarks, &state.additions};
        const char* const types[] = {"urn:raingan:problem", "urn:raingan:forbidden-change", "urn:raingan:contradiction",
                                     "urn:raingan:remark", "urn:raingan:addition"};
        if (std::ranges::all_of(lists, [](const auto* list) { return list->empty(); })) return;
        xml_.open("AdditionalValidationReportData");
        for (std::size_t i = 0; i < std::size(lists); ++i)
            for (const Message& message : *lists[i])
                xml_.open("ReportData").text("Type", types[i]).text("Value", message.en).close();
        xml_.close();
    }

    void write_objects() {
        XmlText reports;  // of time stamps, which name further objects
        std::swap(reports, xml_);
        for (const SignatureState& state : result_.signatures)
            if (state.kind == SignatureKind::document_timestamp) {
                begin_object(stamp_id(state), "timestamp");
                xml_.digest("DigestAlgAndValue", sha256(pdf_.substr(0, state.covered_bytes))).close();
                if (state.seconds && state.time_source == TimeSource::timestamp)
                    xml_.open("POEProvisioning").text("POETime", iso_date(*state.seconds)).close();
                write_report("ValidationReport", state);
                xml_.close();
            }
        const std::string stamps = xml_.result().substr(xml_.result().find('\n') + 1);
        std::swap(reports, xml_);
        if (objects_.empty() && stamps.empty()) return;
        xml_.open("SignatureValidationObjects");
        for (const auto& [id, kind_and_bytes] : objects_) {
            const auto& [kind, bytes] = kind_and_bytes;
            begin_object(id, kind);
            if (kind == "signedData")
                xml_.digest("DigestAlgAndValue", sha256(bytes));
            else
                xml_.plain("base64", XmlText::base64(bytes));
            xml_.close().close();
        }
        xml_.raw(stamps);
        xml_.close();
    }

    void begin_object(const std::string& id, const std::string& kind) {
        xml_.open("ValidationObject", " id=\"" + id + "\"");
        xml_.text("ObjectType", std::string(object_type) + kind).open("ValidationObjectRepresentation");
    }

    std::string name_;
    std::string_view pdf_;
    const Verification& result_;
    XmlText xml_;
    std::map<std::string, std::pair<std::string, std::string>> objects_;  ///< kind and bytes by id
};

}  // namespace

std::string etsi_report(const std::string& name, std::string_view pdf, const Verification& result) {
    return Report(name, pdf, result).write();
}

}  // namespace raingan::sign
