// raingan verify: tells of each signature whose it is, whether it holds, and what came after it.
#include "sign/verify.h"

#include <array>
#include <cstdio>

#include "base/file.h"
#include "batch/own_limits.h"
#include "cli/command.h"
#include "exchange/json_writer.h"
#include "sign/moment.h"

namespace raingan::cli {
namespace {

struct Word {
    const char* code;
    Message message;
};

const std::array<Word, 4> verdicts{
    {{"valid", {"valid: every signature holds and is trusted", "ถูกต้อง: ลายมือชื่อทุกรายการถูกต้องและเชื่อถือได้"}},
     {"untrusted",
      {"not trusted: the signatures hold, but not every certificate is trusted",
       "ไม่น่าเชื่อถือ: ลายมือชื่อถูกต้อง แต่มีใบรับรองที่ไม่น่าเชื่อถือ"}},
     {"invalid", {"INVALID: a signature does not hold", "ไม่ถูกต้อง: มีลายมือชื่อที่ไม่ถูกต้อง"}},
     {"unsigned", {"not signed", "ยังไม่มีลายมือชื่อ"}}}};

const std::array<Word, 5> chains{
    {{"trusted", {"trusted", "เชื่อถือได้"}},
     {"unknown-issuer", {"not trusted: unknown issuer", "ไม่น่าเชื่อถือ: ไม่รู้จักผู้ออกใบรับรอง"}},
     {"expired", {"not trusted: expired", "ไม่น่าเชื่อถือ: หมดอายุ"}},
     {"not-yet-valid", {"not trusted: not valid yet", "ไม่น่าเชื่อถือ: ยังไม่มีผล"}},
     {"broken", {"not trusted: the chain of certificates does not hold", "ไม่น่าเชื่อถือ: สายใบรับรองไม่ถูกต้อง"}}}};

const std::array<Word, 4> time_sources{
    {{"none", {"not known", "ไม่ทราบเวลา"}},
     {"claimed", {"as the signer's machine said", "ตามเครื่องของผู้ลงนาม"}},
     {"timestamp-untrusted", {"time stamp of an authority that is not trusted", "ตราประทับเวลาจากผู้ให้บริการที่ไม่น่าเชื่อถือ"}},
     {"timestamp", {"time stamp", "ตราประทับเวลา"}}}};

template <std::size_t Count, typename Value>
const Word& word(const std::array<Word, Count>& words, Value value) {
    return words.at(static_cast<std::size_t>(value));
}

void put_list(JsonWriter& json, const char* name, const std::vector<Message>& messages, Language language) {
    json.member(name).begin_array();
    for (const Message& message : messages) json.string(message.in(language));
    json.end_array();
}

std::string to_json(const std::string& path, const sign::Verification& result, Language language) {
    JsonWriter json;
    json.begin_object();
    json.member("file").string(base_name(path));
    json.member("verdict").string(word(verdicts, result.verdict).code);
    json.member("signatures").begin_array();
    for (const sign::SignatureState& state : result.signatures) {
        json.begin_object();
        json.member("field").string(state.field);
        json.member("role").string(state.role);
        json.member("name").string(state.name);
        json.member("signer").string(state.signer);
        if (state.seconds) json.member("time").string(sign::iso_date(*state.seconds));
        json.member("time_source").string(word(time_sources, state.time_source).code);
        if (!state.authority.empty()) json.member("time_authority").string(state.authority);
        json.member("intact").boolean(state.intact());
        json.member("covers_file").boolean(state.covers_file);
        json.member("covered_bytes").number(static_cast<std::int64_t>(state.covered_bytes));
        json.member("certifies").boolean(state.certifies);
        json.member("chain").string(word(chains, state.chain).code);
        put_list(json, "problems", state.problems, language);
        put_list(json, "added_later", state.additions, language);
        put_list(json, "changed_later", state.changes, language);
        json.end_object();
    }
    json.end_array();
    json.end_object();
    return json.finish();
}

std::string to_text(const std::string& path, const sign::Verification& result, Language language) {
    const auto say = [&](const char* en, const char* th) { return language == Language::thai ? th : en; };
    std::string out = path + ": " + word(verdicts, result.verdict).message.in(language) + "\n";
    const auto line = [&](const std::string& label, const std::string& text) {
        out += "  " + label + ": " + text + "\n";
    };
    for (const sign::SignatureState& state : result.signatures) {
        out += state.field + ": " +
               say(state.intact() ? "intact" : "DOES NOT HOLD", state.intact() ? "ถูกต้อง" : "ไม่ถูกต้อง") + "\n";
        line(say("signer", "ผู้ลงนาม"),
             state.signer + (state.name.empty() || state.name == state.signer ? "" : " (" + state.name + ")"));
        std::string time = word(time_sources, state.time_source).message.in(language);
        if (!state.authority.empty()) time += ", " + state.authority;
        line(say("time", "เวลา"), state.seconds ? sign::iso_date(*state.seconds) + " (" + time + ")" : time);
        line(say("certificate", "ใบรับรอง"), word(chains, state.chain).message.in(language));
        line(say("covers", "ครอบคลุม"), state.covers_file
                                           ? say("the whole file", "ทั้งไฟล์")
                                           : std::to_string(state.covered_bytes) + "/" +
                                                 std::to_string(result.file_bytes) + say(" bytes", " ไบต์"));
        if (state.certifies) line(say("locks", "ล็อก"), say("only signatures may be added", "เพิ่มได้เฉพาะลายมือชื่อ"));
        for (const Message& message : state.problems) line(say("problem", "ปัญหา"), message.in(language));
        for (const Message& message : state.additions)
            line(say("later, allowed", "ภายหลัง อนุญาต"), message.in(language));
        for (const Message& message : state.changes)
            line(say("later, FORBIDDEN", "ภายหลัง ไม่อนุญาต"), message.in(language));
    }
    return out;
}

ExitStatus verify_one(const std::string& path, const VerifyOptions& options, X509_STORE* store, Language language) {
    try {
        const batch::TimeLimit time(path, language);
        const sign::Verification result = sign::verify(read_file(path), store);
        const std::string out =
            options.format == "json" ? to_json(path, result, language) : to_text(path, result, language);
        std::fputs(out.c_str(), stdout);
        return result.verdict == sign::Verdict::valid ? ExitStatus::done : ExitStatus::findings;
    } catch (const Error& error) {
        print_error(path, error, language);
        return error.status();
    }
}

}  // namespace

ExitStatus verify(const VerifyOptions& options, Language language) {
    const sign::Store store = sign::trust_store(options.trust_dir);
    ExitStatus status = ExitStatus::done;
    for (const std::string& path : options.inputs)
        status = worse(status, verify_one(path, options, store.get(), language));
    return status;
}

}  // namespace raingan::cli
