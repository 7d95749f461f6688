#include "serve/foreman.h"

#include <poll.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "base/limits.h"
#include "base/plain_words.h"
#include "base/severity_name.h"
#include "batch/input.h"
#include "batch/outcome.h"
#include "batch/sandbox.h"
#include "batch/shut_in.h"
#include "corrections/log.h"
#include "exchange/json_read.h"
#include "province/agency.h"
#include "readers/formats.h"
#include "report/rules.h"
#include "serve/message.h"
#include "serve/outputs.h"
#include "serve/rollups.h"
#include "serve/shown.h"
#include "serve/signing_order.h"
#include "serve/verify_signed.h"
#include "serve/write_mails.h"
#include "sign/trust.h"
#include "store/agencies.h"
#include "store/clock.h"
#include "store/documents.h"
#include "store/jobs.h"
#include "store/log.h"

namespace raingan::serve {
namespace {

using nlohmann::json;

/// As people find them: in both languages and without options, with the pages on which they stand.
std::string findings_json(const Diagnostics& diagnostics, const std::vector<std::string>& parts) {
    json findings = json::array();
    const auto both = [](const Message& message) { return json{{"th", message.th}, {"en", message.en}}; };
    for (const Diagnostic& diagnostic : diagnostics) {
        const Telling telling = telling_of(diagnostic, parts);
        const Origin& at = diagnostic.origin;
        json origin{{"part", at.part}};
        for (const auto& [name, number] : {std::pair("table", at.table), std::pair("row", at.row),
                                           std::pair("column", at.column), std::pair("paragraph", at.paragraph)})
            if (number != 0) origin[name] = number;
        findings.push_back({{"severity", severity_name(diagnostic.severity)},
                            {"code", diagnostic.code},
                            {"message", both(in_plain_words(telling.message))},
                            {"place", both(telling.place)},
                            {"origin", std::move(origin)},
                            {"source_message", diagnostic.message.en}});
    }
    return json_text(findings);
}

volatile std::sig_atomic_t told_to_stop = 0;

void note_stop(int /*signal*/) {
    told_to_stop = 1;
}

class Foreman {
public:
    Foreman(House& house, std::string name, AtJob& at_job)
        : house_(house), name_(std::move(name)), at_job_(at_job), database_(open_database(house.options)),
          rules_(load_rules(house.options.rules_dir)), shut_in_(house.options.sandbox.value_or(batch::has_sandbox())) {
        settings_.font_dirs = house.options.font_dirs;
        settings_.only_what_is_said = true;
        converter_.emplace(settings_, rules_);
        converter_->open_files_ahead();
    }

    void run() {
        while (told_to_stop == 0) {
            std::optional<store::Job> job;
            try {
                job = store::take_job(*database_, name_);
            } catch (const Error& error) {
                if (error.code() != "database-busy") return;  // the supervisor starts another, with a new connection
                ::usleep(pause_microseconds);
                continue;
            }
            if (!job) {
                wait_for_work();
                continue;
            }
            at_job_.began = store::now();
            try {
                do_job(*job);
            } catch (const Error& error) {
                std::fprintf(stderr, "{\"what\":\"job\",\"code\":\"%s\"}\n", error.code().c_str());
                give_back(!is_ours(error));
            }
            at_job_.began = 0;
            at_job_.reading.total = 0;
            house_.happened.ring();
        }
    }

private:
    static constexpr unsigned pause_microseconds = 200'000;

    [[nodiscard]] MailSettings mail() const { return mail_settings_if_good(house_.options.data); }

    void send_mails() {
        constexpr std::int64_t look_every = 3;
        if (store::now() - mails_looked_for_ < look_every) return;
        mails_looked_for_ = store::now();
        try {
            send_waiting_mail(*database_, mail());
        } catch (const Error&) {  // the store is busy: the next time
            return;
        }
    }

    void wait_for_work() {
        send_mails();
        constexpr int look_every_milliseconds = 1'000;  // what comes from elsewhere rings no bell
        pollfd bell{house_.work.descriptor(), POLLIN, 0};
        if (::poll(&bell, 1, look_every_milliseconds) <= 0) return;
        std::uint64_t count = 0;
        if (::read(house_.work.descriptor(), &count, sizeof count) < 0) return;  // another has it
    }

    /// Whether what went wrong is this machine's fault, or the store's, and not the document's. (Ctrl-C reaches
    /// children, too.)
    static bool is_ours(const Error& error) {
        return told_to_stop != 0 || error.status() == ExitStatus::unwritable || error.code() == "database-busy" ||
               error.code() == "no-process";
    }
    /// What may go better the next time; it counts as a try.
    static bool may_pass(const Error& error) { return error.code() == "crashed" || error.code() == "database"; }

    /// It is taken again.
    void give_back(bool counts) {
        ::usleep(pause_microseconds);
        try {
            store::return_jobs(*database_, name_, counts ? store::Returned::fell : store::Returned::as_it_was);
        } catch (const Error&) {  // its lease runs out
            return;
        }
    }

    void do_job(const store::Job& job) {
        if (job.kind == "rollup") return roll_up(job);
        const auto document = store::find_document(*database_, job.document);
        if (!document) return finish(job, [] {});
        if (job.tries > store::most_tries || job.ends >= store::most_ends)
            return fail(
                job, *document,
                unreadable("crashed", "",
                           {"the process that read the file ended again and again; the file is damaged in a way "
                            "that we did not foresee, please report it",
                            "โพรเซสที่อ่านไฟล์นี้หยุดทำงานซ้ำหลายครั้ง ไฟล์เสียหายในลักษณะที่ไม่คาดคิด โปรดแจ้งผู้พัฒนา"}));
        try {
            if (job.kind == "verify")
                verify(job, *document);
            else
                make(job, *document);
        } catch (const Error& error) {
            if (is_ours(error) || (may_pass(error) && job.tries < store::most_tries)) throw;
            fail(job, *document, error);
        }
    }

    void make(const store::Job& job, const store::DocumentRow& document) {
        const json asked = json::parse(job.body, nullptr, false);
        const store::OutputKey key{"", asked.value("style", "source"), asked.value("digits", "keep")};
        const bool is_first = !asked.contains("formats");
        if (is_first && document.made < 0) {
            store::Transaction transaction(*database_);
            store::set_state(*database_, document, "working");
            transaction.commit();
            house_.happened.ring();
        }
        settings_.formats = asked.value("formats", std::vector<std::string>{"pdf", "xlsx", "json", "xml", "places"});
        settings_.standard_form = key.style == "standard";
        settings_.numerals = key.digits == "thai"     ? std::optional(Numerals::thai)
                             : key.digits == "arabic" ? std::optional(Numerals::arabic)
                                                      : std::nullopt;
        settings_.corrections = corrections_of(document);
        const std::string bytes = store::read_blob(house_.options.data, document.blob);
        batch::Outcome outcome = made_of(bytes, document.name);
        if (outcome.status == ExitStatus::unreadable || outcome.status == ExitStatus::usage)
            throw Error(outcome.status, outcome.error.code, outcome.error.place, outcome.why);
        keep(job, document, key, outcome, is_first);
    }

    std::optional<corrections::Log> corrections_of(const store::DocumentRow& document) {
        const json log = corrections_log(*database_, document);
        if (log["operations"].empty()) return std::nullopt;
        return corrections::read_log(json_text(log), "corrections");
    }

    /// In a process that sees these bytes alone.
    batch::Outcome made_of(const std::string& bytes, const std::string& name) {
        batch::load_libraries_for(bytes);
        at_job_.reading.read = at_job_.reading.total = 0;
        const auto work = [&](const batch::Ask& /*ask*/) {
            watched_reading = &at_job_.reading;
            const std::string kind = format_of(batch::kind_of(bytes)).id;
            batch::Outcome outcome = batch::outcome_of(Language::thai, [&](batch::Outcome& made) {
                batch::Converted converted = converter_->convert(bytes, name);
                made.outputs = std::move(converted.outputs);
                made.outputs.push_back({"findings", findings_json(converted.diagnostics, converted.parts)});
                made.outputs.push_back({"kind", kind});
            });
            return batch::pack(outcome);
        };
        const std::string said = batch::run_shut_in(
            work, [](std::string_view) { return std::string(); }, shut_in_);
        try {
            return batch::unpack(said);
        } catch (const std::length_error&) {
            throw unreadable("crashed", "", {"what was made of the file is no whole answer", "ผลลัพธ์จากไฟล์นี้ไม่ครบถ้วน"});
        }
    }

    void keep(const store::Job& job, const store::DocumentRow& document, const store::OutputKey& key,
              const batch::Outcome& outcome, bool is_first) {
        std::vector<store::OutputRow> outputs;
        std::optional<Report> report;
        store::Blob report_json;
        std::string kind;
        json sign_off = json::array();
        for (const batch::Output& output : outcome.outputs) {
            if (output.format == "kind") {
                kind = output.bytes;
                continue;
            }
            if (!is_first && (output.format == "findings" || output.format == "places")) continue;
            const store::Blob blob = store::write_blob(house_.options.data, output.bytes);
            outputs.push_back({{output.format, key.style, key.digits}, document.revision, blob});
            if (output.format != "json" || !is_first) continue;
            report = from_json(output.bytes);
            report_json = blob;
            if (document.sent) sign_off = json::parse(output.bytes, nullptr, false).value("sign_off", json::array());
        }
        const MailSettings settings = sign_off.empty() ? MailSettings() : mail();
        finish(job, [&] {
            for (const store::OutputRow& output : outputs) store::add_output(*database_, document.id, output);
            if (!is_first) {
                tell_outputs(document, outputs);
                return;
            }
            const auto current = store::find_document(*database_, document.id);
            if (!current || current->made > document.revision) return;  // another was quicker, with more corrections
            if (!kind.empty() && kind.size() < 32)
                database_->run("UPDATE documents SET kind = $2 WHERE id = $1", {document.id, kind});
            if (report) {
                store::set_report(*database_, document.id, document.revision, *report, report_json);
                assign_as_said(document, *report);
            }
            store::set_made(*database_, document, document.revision);
            if (current->made < 0 && current->sent)
                tell_next_signer(*database_, settings, *store::find_document(*database_, document.id),
                                 next_signer(sign_off, {}));
        });
    }

    void tell_outputs(const store::DocumentRow& document, const std::vector<store::OutputRow>& outputs) {
        for (const store::OutputRow& output : outputs) {
            const json body{{"document", document.id},
                            {"format", output.key.format},
                            {"style", output.key.style},
                            {"digits", output.key.digits}};
            store::add_event(*database_, {0, document.id, document.agency, "output", json_text(body)});
        }
    }

    /// A signed PDF that was brought.
    void verify(const store::Job& job, const store::DocumentRow& document) {
        const std::string sha256 = json::parse(job.body, nullptr, false).value("pdf", "");
        const std::vector<std::string> signed_roles = signed_roles_of(*database_, document.id);
        const std::optional<store::Blob> before = signed_pdf(*database_, document.id);
        const auto output = store::find_output(*database_, document.id, document.made, {.format = "pdf"});
        if (!before && !output) throw unreadable("no-pdf", "", {"there is no PDF to be signed", "ไม่มี PDF ให้ลงนาม"});
        const std::string given_out =
            store::read_blob(house_.options.data, before ? before->sha256 : output->blob.sha256);
        const json report =
            document.has_report
                ? json::parse(store::read_blob(house_.options.data, document.report_blob), nullptr, false)
                : json::object();
        const std::string pdf = store::read_blob(house_.options.data, sha256);
        Brought brought;
        try {
            brought =
                verify_signed(pdf, given_out, next_signer(report.value("sign_off", json::array()), signed_roles).role,
                              signed_roles.size(), trust().get(), shut_in_);
        } catch (const Error& error) {
            if (is_ours(error) || error.status() != ExitStatus::unreadable) throw;
            brought.verdict = "invalid";
            brought.problems.push_back(error.message());
        }
        keep_signature(job, document, sha256, report.value("sign_off", json::array()), brought);
    }

    void keep_signature(const store::Job& job, const store::DocumentRow& document, const std::string& sha256,
                        const json& roles, const Brought& brought) {
        json problems = json::array();
        for (const Message& message : brought.problems) problems.push_back({{"th", message.th}, {"en", message.en}});
        const std::string verdict = brought.accepted ? brought.verdict : "refused";
        const MailSettings settings = brought.accepted ? mail() : MailSettings();
        finish(job, [&] {
            const std::int64_t number =
                database_->run("SELECT COALESCE(MAX(number), 0) + 1 FROM signatures WHERE document = $1", {document.id})
                    .at(0)
                    .number(0);
            database_->run(
                "INSERT INTO signatures (document, number, blob, role, signer, verdict, problems, who, at) VALUES ($1, "
                "$2, $3, $4, $5, $6, $7, $8, $9)",
                {document.id, number, sha256, brought.newest.role, brought.newest.signer, verdict, json_text(problems),
                 job.who, store::now()});
            if (brought.accepted) {
                database_->run("UPDATE documents SET signed = signed + 1 WHERE id = $1", {document.id});
                tell_next_signer(*database_, settings, document,
                                 next_signer(roles, signed_roles_of(*database_, document.id)));
            }
            store::add_audit(*database_, job.who, brought.accepted ? "signature.accepted" : "signature.refused",
                             document.id, brought.newest.role + ", " + brought.newest.signer + ", " + brought.verdict);
            const json body{{"document", document.id}, {"role", brought.newest.role}, {"verdict", verdict}};
            store::add_event(*database_, {0, document.id, document.agency, "signature", json_text(body)});
        });
    }

    /// Read when it is first asked for.
    const sign::Store& trust() {
        if (!trust_) trust_ = sign::trust_store(house_.options.trust_dir);
        return trust_;
    }

    /// Of reports that are ours: they are read as `raingan rollup` reads them. What cannot be made is asked for again.
    void roll_up(const store::Job& job) {
        if (job.tries > store::most_tries || job.ends >= store::most_ends) return finish(job, [] {});
        const json asked = json::parse(job.body, nullptr, false);
        const store::Blob blob =
            store::write_blob(house_.options.data, made_rollup(*database_, house_.options, rules_, asked));
        finish(job, [&] {
            store::note_blob(*database_, blob);
            database_->run(
                "INSERT INTO rollups (state, format, blob, since) VALUES ($1, $2, $3, $4) ON CONFLICT (state, format) "
                "DO "
                "UPDATE SET blob = excluded.blob, since = excluded.since",
                {asked.value("state", ""), asked.value("format", ""), blob.sha256, store::now()});
        });
    }

    /// Agency and year that who sent it did not say.
    void assign_as_said(const store::DocumentRow& document, const Report& report) {
        std::string agency = document.agency;
        std::optional<std::int64_t> year = document.year;
        if (agency.empty() && report.organization) {
            province::Agency said = province::agency_of(report.organization->value);
            if (report.agency.amphoe) said.amphoe = report.agency.amphoe->value;
            if (report.agency.province) said.province = report.agency.province->value;
            if (!said.key.empty()) agency = store::match_or_add_agency(*database_, said).id;
        }
        if (!year && report.report_year) year = report.report_year->value;
        store::assign(*database_, document.id, agency, year);
    }

    /// In one transaction with the end of the job; nothing where somebody else has it by now.
    template <class Change>
    void finish(const store::Job& job, const Change& change) {
        store::Transaction transaction(*database_);
        if (!store::finish_job(*database_, job.id, name_)) return;
        change();
        transaction.commit();
    }

    /// What was asked for later, an output or a signature's verdict, leaves the document as it is; who asks for the
    /// output is told why.
    void fail(const store::Job& job, const store::DocumentRow& document, const Error& error) {
        const std::string problem = json_text(problem_of(error));
        const json asked = json::parse(job.body, nullptr, false);
        std::vector<store::OutputRow> failed;
        if (asked.is_object() && asked.contains("formats")) {
            const store::Blob blob = store::write_blob(house_.options.data, problem);
            for (const json& format : asked["formats"])
                failed.push_back({{problem_format(format.get<std::string>()), asked.value("style", "source"),
                                   asked.value("digits", "keep")},
                                  document.revision,
                                  blob});
        }
        const bool is_whole = failed.empty() && job.kind == "make";
        finish(job, [&] {
            for (const store::OutputRow& output : failed) store::add_output(*database_, document.id, output);
            if (is_whole) store::set_problem(*database_, document, problem);
            store::add_audit(*database_, "raingan", is_whole ? "document.failed" : job.kind + ".failed", document.id,
                             error.code());
        });
    }

    House& house_;
    std::string name_;
    AtJob& at_job_;
    std::unique_ptr<store::Database> database_;
    Rules rules_;
    bool shut_in_;
    batch::Settings settings_;
    std::optional<batch::Converter> converter_;
    sign::Store trust_;
    std::int64_t mails_looked_for_ = 0;
};

}  // namespace

void run_foreman(House& house, const std::string& name, AtJob& at_job) {
    struct sigaction action {};
    action.sa_handler = note_stop;  // without SA_RESTART: a wait ends
    ::sigaction(SIGTERM, &action, nullptr);
    ::sigaction(SIGINT, &action, nullptr);
    Foreman(house, name, at_job).run();
}

}  // namespace raingan::serve
