#include "serve/verify_signed.h"

#include <array>
#include <nlohmann/json.hpp>

#include "base/error.h"
#include "base/plain_words.h"
#include "batch/input.h"
#include "batch/shut_in.h"
#include "report/key.h"
#include "serve/message.h"
#include "sign/verify.h"

namespace raingan::serve {
namespace {

using nlohmann::json;

constexpr std::array<const char*, 5> verdict_names{"valid", "untrusted", "invalid", "unsigned", "contradiction"};

json shown_messages(const std::vector<Message>& messages) {
    json shown = json::array();
    for (const Message& message : messages) {
        const Message plain = in_plain_words(message);
        shown.push_back({{"th", plain.th}, {"en", plain.en}});
    }
    return shown;
}

std::vector<Message> messages_of(const json& shown) {
    std::vector<Message> messages;
    for (const json& message : shown) messages.push_back({message.value("en", ""), message.value("th", "")});
    return messages;
}

/// In the child: what is to be known of the signatures.
std::string told_of(std::string_view pdf, X509_STORE* store) {
    const sign::Verification result = sign::verify(pdf, store);
    json told{{"verdict", verdict_names.at(static_cast<std::size_t>(result.verdict))}, {"count", 0}};
    std::vector<Message> messages;
    for (const sign::SignatureState& state : result.signatures) {
        if (state.kind != sign::SignatureKind::signature) continue;
        told["count"] = told["count"].get<std::int64_t>() + 1;
        told["role"] = state.field.empty() ? state.role : state.field;  // the field is the role's
        told["signer"] = state.signer;
        told["at"] = state.seconds.value_or(0);
        for (const auto* list : {&state.problems, &state.changes, &state.contradictions})
            messages.insert(messages.end(), list->begin(), list->end());
    }
    told["problems"] = shown_messages(messages);
    return json_text(told);
}

}  // namespace

Brought verify_signed(std::string_view pdf, std::string_view given_out, const std::string& next_role,
                      std::size_t signatures_before, X509_STORE* store, bool shut_in) {
    Brought brought;
    brought.verdict = "invalid";
    if (!pdf.starts_with(given_out)) {
        brought.problems.push_back(
            {"it is not the PDF that was given out, or something in it was changed: fetch it again, and sign that",
             "ไม่ใช่ PDF ที่ระบบให้ไป หรือถูกแก้ไข โปรดดาวน์โหลดใหม่แล้วลงนามในไฟล์นั้น"});
        return brought;
    }
    batch::load_libraries_for(pdf);
    sign::load_decoders();
    const std::string said = batch::run_shut_in([&](const batch::Ask& /*ask*/) { return told_of(pdf, store); },
                                                [](std::string_view) { return std::string(); }, shut_in);
    const json told = json::parse(said, nullptr, false);
    if (!told.is_object()) throw unreadable("crashed", "", {"the signatures could not be read", "อ่านลายมือชื่อไม่ได้"});
    brought.verdict = told.value("verdict", "invalid");
    brought.newest = {told.value("role", ""), told.value("signer", ""), told.value("at", std::int64_t{0})};
    brought.problems = messages_of(told.value("problems", json::array()));
    const auto count = static_cast<std::size_t>(told.value("count", std::int64_t{0}));
    const bool holds = brought.verdict != "invalid" && brought.verdict != "unsigned";
    if (count <= signatures_before)
        brought.problems.push_back({"there is no new signature in it; sign it, save it, and bring that file",
                                    "ไม่มีลายมือชื่อใหม่ในไฟล์ โปรดลงนาม บันทึก แล้วส่งไฟล์นั้น"});
    const bool is_turn = next_role.empty() || key_of(next_role) == key_of(brought.newest.role);
    if (holds && !is_turn)
        brought.problems.push_back({"it is signed as “" + brought.newest.role + "”, and the next is “" + next_role +
                                        "”: have that one sign first, or sign the PDF in that role",
                                    "ลงนามในบทบาท “" + brought.newest.role + "” แต่ลำดับถัดไปคือ “" + next_role +
                                        "” โปรดให้ผู้ลงนามลำดับนั้นลงนามก่อน หรือลงนามใหม่ในบทบาทนั้น"});
    brought.accepted = holds && is_turn && count > signatures_before;
    return brought;
}

}  // namespace raingan::serve
