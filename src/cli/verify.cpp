// raingan verify: tells of each signature whose it is, whether it holds, and what came after it.
#include "sign/verify.h"

#include <array>
#include <cstdio>

#include "base/file.h"
#include "batch/parts.h"
#include "cli/command.h"
#include "cli/memory.h"
#include "cli/outside.h"
#include "cli/report_files.h"
#include "cli/secret.h"
#include "exchange/json_writer.h"
#include "sign/etsi_report.h"
#include "sign/moment.h"

namespace raingan::cli {
namespace {

struct Word {
    const char* code;
    Message message;
};

const std::array<Word, 5> verdicts{
    {{"valid", {"valid: every signature holds and is trusted", "ถูกต้อง: ลายมือชื่อทุกรายการถูกต้องและเชื่อถือได้"}},
     {"untrusted",
      {"not trusted: the signatures hold, but not every certificate is trusted",
       "ไม่น่าเชื่อถือ: ลายมือชื่อถูกต้อง แต่มีใบรับรองที่ไม่น่าเชื่อถือ"}},
     {"invalid", {"INVALID: a signature does not hold", "ไม่ถูกต้อง: มีลายมือชื่อที่ไม่ถูกต้อง"}},
     {"unsigned", {"not signed", "ยังไม่มีลายมือชื่อ"}},
     {"contradiction",
      {"CONTRADICTION: the signatures hold, but who signed is not whom the file names",
       "ขัดแย้ง: ลายมือชื่อถูกต้อง แต่ผู้ลงนามไม่ตรงกับที่ไฟล์ระบุ"}}}};

const std::array<Word, 9> chains{
    {{"trusted", {"trusted", "เชื่อถือได้"}},
     {"unknown-issuer", {"not trusted: unknown issuer", "ไม่น่าเชื่อถือ: ไม่รู้จักผู้ออกใบรับรอง"}},
     {"expired", {"not trusted: expired", "ไม่น่าเชื่อถือ: หมดอายุ"}},
     {"not-yet-valid", {"not trusted: not valid yet", "ไม่น่าเชื่อถือ: ยังไม่มีผล"}},
     {"broken", {"not trusted: the chain of certificates does not hold", "ไม่น่าเชื่อถือ: สายใบรับรองไม่ถูกต้อง"}},
     {"revoked", {"not trusted: revoked", "ไม่น่าเชื่อถือ: ถูกเพิกถอน"}},
     {"status-unknown", {"not trusted: whether it was revoked is not known", "ไม่น่าเชื่อถือ: ไม่ทราบว่าถูกเพิกถอนหรือไม่"}},
     {"unsuitable",
      {"not trusted: issued for something else than signing documents", "ไม่น่าเชื่อถือ: ไม่ได้ออกให้ใช้ลงนามเอกสาร"}},
     {"weak",
      {"not trusted: a key or digest is too weak (112 bits of security are needed)",
       "ไม่น่าเชื่อถือ: กุญแจหรือค่าย่อยไม่ปลอดภัยพอ (ต้องไม่ต่ำกว่า 112 บิต)"}}}};

const std::array<Word, 4> revocations{
    {{"good", {"not revoked", "ไม่ถูกเพิกถอน"}},
     {"revoked", {"REVOKED", "ถูกเพิกถอน"}},
     {"unknown", {"not known whether revoked", "ไม่ทราบว่าถูกเพิกถอนหรือไม่"}},
     {"not-offered",
      {"not known whether revoked: its issuer names no place to ask", "ไม่ทราบว่าถูกเพิกถอนหรือไม่ ผู้ออกไม่ได้ระบุที่ตรวจสอบ"}}}};

const std::array<const char*, 5> levels{{"", "B-B", "B-T", "B-LT", "B-LTA"}};

const std::array<Word, 4> time_sources{
    {{"none", {"not known", "ไม่ทราบเวลา"}},
     {"claimed", {"as the signer's machine said", "ตามเครื่องของผู้ลงนาม"}},
     {"timestamp-untrusted", {"time stamp of an authority that is not trusted", "ตราประทับเวลาจากผู้ให้บริการที่ไม่น่าเชื่อถือ"}},
     {"timestamp", {"time stamp", "ตราประทับเวลา"}}}};

template <std::size_t Count, typename Value>
const Word& word(const std::array<Word, Count>& words, Value value) {
    return words.at(static_cast<std::size_t>(value));
}

bool is_stamp(const sign::SignatureState& state) {
    return state.kind == sign::SignatureKind::document_timestamp;
}

void put_list(JsonWriter& json, const char* name, const std::vector<Message>& messages, Language language) {
    json.member(name).begin_array();
    for (const Message& message : messages) json.string(message.in(language));
    json.end_array();
}

std::string level_of(const sign::SignatureState& state) {
    return levels.at(static_cast<std::size_t>(state.level));
}

void put_revocation(JsonWriter& json, const sign::SignatureState& state) {
    json.member("revocation").begin_array();
    for (const sign::RevocationState& status : state.statuses) {
        json.begin_object();
        json.member("certificate").string(status.subject);
        json.member("status").string(word(revocations, status.status).code);
        if (!status.source.empty()) json.member("source").string(status.source);
        if (status.as_of) json.member("as_of").string(sign::iso_date(*status.as_of));
        if (status.next_update) json.member("next_update").string(sign::iso_date(*status.next_update));
        if (status.revoked_at) json.member("revoked_at").string(sign::iso_date(*status.revoked_at));
        if (!status.reason.empty()) json.member("reason").string(status.reason);
        json.end_object();
    }
    json.end_array();
}

std::string describe(const sign::RevocationState& status, Language language) {
    std::string out = status.subject + ": " + word(revocations, status.status).message.in(language);
    if (status.revoked_at) out += " " + sign::iso_date(*status.revoked_at);
    if (!status.reason.empty()) out += ", " + status.reason;
    if (!status.source.empty()) out += " (" + status.source;
    if (status.as_of) out += ", " + sign::iso_date(*status.as_of);
    return status.source.empty() ? out : out + ")";
}

std::string to_json(const std::string& path, const sign::Verification& result, Language language) {
    JsonWriter json;
    json.begin_object();
    json.member("file").string(base_name(path));
    json.member("verdict").string(word(verdicts, result.verdict).code);
    if (result.renew_before) json.member("renew_before").string(sign::iso_date(*result.renew_before));
    json.member("signatures").begin_array();
    for (const sign::SignatureState& state : result.signatures) {
        json.begin_object();
        json.member("kind").string(is_stamp(state) ? "document-timestamp" : "signature");
        json.member("field").string(state.field);
        json.member("role").string(state.role);
        json.member("name").string(state.name);
        json.member("signer").string(state.signer);
        if (state.seconds) json.member("time").string(sign::iso_date(*state.seconds));
        json.member("time_source").string(word(time_sources, state.time_source).code);
        if (!state.authority.empty()) json.member("time_authority").string(state.authority);
        json.member("in_form").boolean(state.in_form);
        if (!level_of(state).empty()) json.member("level").string(level_of(state));
        if (state.proven) {
            json.member("proven").string(sign::iso_date(*state.proven));
            json.member("proven_by").string(state.proven_by);
        }
        json.member("intact").boolean(state.intact());
        json.member("covers_file").boolean(state.covers_file);
        json.member("covered_bytes").number(static_cast<std::int64_t>(state.covered_bytes));
        json.member("certifies").boolean(state.certifies);
        json.member("chain").string(word(chains, state.chain).code);
        put_revocation(json, state);
        put_list(json, "problems", state.problems, language);
        put_list(json, "contradictions", state.contradictions, language);
        put_list(json, "notes", state.notes, language);
        put_list(json, "remarks", state.remarks, language);
        put_list(json, "added_later", state.additions, language);
        put_list(json, "changed_later", state.changes, language);
        json.end_object();
    }
    json.end_array();
    json.end_object();
    return json.finish();
}

std::string how_to_trust(Language language) {
    const std::string folder = sign::installed_trust_folder();
    return language == Language::thai
               ? "ใส่ใบรับรองของผู้ออก (PEM หรือ DER) ไว้ใน " + folder + " หรือระบุโฟลเดอร์ด้วย --trust"
               : "put its issuer's certificate (PEM or DER) into " + folder + ", or name a folder of such with --trust";
}

std::string to_text(const std::string& path, const sign::Verification& result, Language language) {
    const auto say = [&](const char* en, const char* th) { return language == Language::thai ? th : en; };
    std::string out = path + ": " + word(verdicts, result.verdict).message.in(language) + "\n";
    const auto line = [&](const std::string& label, const std::string& text) {
        out += "  " + label + ": " + text + "\n";
    };
    for (const sign::SignatureState& state : result.signatures) {
        out += (state.field.empty() ? say("a signature", "ลายมือชื่อ") : state.field) + ": " +
               say(state.intact() ? "intact" : "DOES NOT HOLD", state.intact() ? "ถูกต้อง" : "ไม่ถูกต้อง") + "\n";
        line(is_stamp(state) ? say("document time stamp of", "ตราประทับเวลาของเอกสารโดย") : say("signer", "ผู้ลงนาม"),
             state.signer + (state.name.empty() || state.name == state.signer ? "" : " (" + state.name + ")"));
        std::string time = word(time_sources, state.time_source).message.in(language);
        if (!state.authority.empty()) time += ", " + state.authority;
        line(say("time", "เวลา"), state.seconds ? sign::iso_date(*state.seconds) + " (" + time + ")" : time);
        if (!level_of(state).empty()) line(say("level", "ระดับ"), "PAdES " + level_of(state));
        if (state.proven)
            line(say("was there at", "มีอยู่แล้วเมื่อ"), sign::iso_date(*state.proven) + " (" + state.proven_by + ")");
        line(say("certificate", "ใบรับรอง"), word(chains, state.chain).message.in(language));
        if (state.chain == sign::Chain::unknown_issuer) line(say("to trust it", "หากเชื่อถือ"), how_to_trust(language));
        for (const sign::RevocationState& status : state.statuses)
            line(say("revocation", "การเพิกถอน"), describe(status, language));
        line(say("covers", "ครอบคลุม"), state.covers_file
                                           ? say("the whole file", "ทั้งไฟล์")
                                           : std::to_string(state.covered_bytes) + "/" +
                                                 std::to_string(result.file_bytes) + say(" bytes", " ไบต์"));
        if (state.certifies) line(say("locks", "ล็อก"), say("only signatures may be added", "เพิ่มได้เฉพาะลายมือชื่อ"));
        for (const Message& message : state.contradictions) line(say("CONTRADICTION", "ขัดแย้ง"), message.in(language));
        for (const Message& message : state.notes) line(say("note", "หมายเหตุ"), message.in(language));
        for (const Message& message : state.remarks) line(say("remark", "หมายเหตุ"), message.in(language));
        for (const Message& message : state.problems) line(say("problem", "ปัญหา"), message.in(language));
        for (const Message& message : state.additions)
            line(say("later, allowed", "ภายหลัง อนุญาต"), message.in(language));
        for (const Message& message : state.changes)
            line(say("later, FORBIDDEN", "ภายหลัง ไม่อนุญาต"), message.in(language));
    }
    if (result.renew_before)
        line(say("extend again before", "ต้องต่ออายุหลักฐานก่อน"), sign::iso_date(*result.renew_before));
    return out;
}

std::string report_of(const std::string& path, const std::string& pdf, const sign::Verification& result,
                      const std::string& format, Language language) {
    if (format == "json") return to_json(path, result, language);
    if (format == "xml") return sign::etsi_report(base_name(path), pdf, result);
    return to_text(path, result, language);
}

ExitStatus verify_one(const batch::Task& task, const VerifyOptions& options, const Outside& outside, X509_STORE* store,
                      const std::string& password, Language language) {
    const std::string& path = task.input;
    try {
        if (task.refused) throw Error(*task.refused);
        const std::string pdf = read_file(path);
        const std::string text = outside.run([&](const batch::Ask& ask) {
            const sign::Verification result = sign::verify(pdf, store, {outside.sources(ask), 0, password});
            return batch::packed_parts({result.verdict == sign::Verdict::valid ? "valid" : "",
                                        report_of(path, pdf, result, options.format, language)});
        });
        const auto parts = batch::fields_of(text, 2);
        std::fwrite(parts[1].data(), 1, parts[1].size(), stdout);
        return parts[0] == "valid" ? ExitStatus::done : ExitStatus::findings;
    } catch (const Error& error) {
        print_error(path, error, language);
        return error.status();
    }
}

}  // namespace

ExitStatus verify(const VerifyOptions& options, Language language) {
    end_where_memory_runs_out();
    const batch::Tasks tasks = pdf_tasks(options.files);
    const sign::Store store = sign::trust_store(options.trust_dir);
    const Outside outside(options);
    Secret password;
    if (!options.password.empty())
        password.text = options.password;
    else
        find_password_unasked(password, options.password_file);
    ExitStatus status = ExitStatus::done;
    for (const batch::Task& task : tasks.tasks)
        status = worse(status, verify_one(task, options, outside, store.get(), password.text, language));
    return status;
}

}  // namespace raingan::cli
