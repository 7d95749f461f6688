#include "serve/write_mails.h"

#include <curl/curl.h>
#include <openssl/evp.h>
#include <unistd.h>

#include <cstdio>
#include <ctime>
#include <nlohmann/json.hpp>

#include "base/error.h"
#include "base/file.h"
#include "base/late_library.h"
#include "exchange/toml.h"
#include "serve/private_file.h"
#include "store/accounts.h"
#include "store/clock.h"
#include "store/secrets.h"
#include "store/waiting_mails.h"

namespace raingan::serve {
namespace {

using nlohmann::json;

[[noreturn]] void fail_mail(const Message& what) {
    throw unreadable("bad-mail", "mail.toml", what);
}

/// One address, with nothing that a line of SMTP or a header would end at.
bool is_mail_address(const std::string& text) {
    constexpr std::size_t longest = 254;
    const std::size_t at = text.find('@');
    return text.size() <= longest && at != 0 && at != std::string::npos && at + 1 < text.size() &&
           text.find('@', at + 1) == std::string::npos &&
           text.find_first_not_of(
               "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.!#$%&'*+-/=?^_`{|}~@") ==
               std::string::npos;
}

std::string in_base64(const std::string& text) {
    std::string out((text.size() + 2) / 3 * 4 + 1, '\0');
    const int length =
        ::EVP_EncodeBlock(reinterpret_cast<unsigned char*>(out.data()),
                          reinterpret_cast<const unsigned char*>(text.data()), static_cast<int>(text.size()));
    out.resize(static_cast<std::size_t>(length));
    return out;
}

/// Words of 45 bytes at most, none of which ends within a character (RFC 2047 2).
std::string encoded_words(const std::string& text) {
    constexpr std::size_t most = 42;
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = std::min(text.size(), at + most);
        while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
        out.append(out.empty() ? "" : "\r\n ")
            .append("=?UTF-8?B?")
            .append(in_base64(text.substr(at, end - at)))
            .append("?=");
        at = end;
    }
    return out;
}

std::string lines_of(const std::string& base64) {
    constexpr std::size_t line = 76;
    std::string out;
    for (std::size_t at = 0; at < base64.size(); at += line) out.append(base64, at, line).append("\r\n");
    return out;
}

std::string mail_date() {
    const std::time_t seconds = store::now();
    std::tm parts{};
    ::gmtime_r(&seconds, &parts);
    constexpr const char* days[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr const char* months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    char text[64];
    std::snprintf(text, sizeof text, "%s, %02d %s %04d %02d:%02d:%02d +0000", days[parts.tm_wday], parts.tm_mday,
                  months[parts.tm_mon], parts.tm_year + 1900, parts.tm_hour, parts.tm_min, parts.tm_sec);
    return text;
}

std::string message_of(const store::Mail& mail, const std::string& from) {
    return "Date: " + mail_date() + "\r\nFrom: " + from + "\r\nTo: " + mail.address + "\r\nMessage-ID: <" +
           store::random_name() + from.substr(from.find('@')) + ">\r\nSubject: " + encoded_words(mail.subject) +
           "\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: "
           "base64\r\nAuto-Submitted: auto-generated\r\n\r\n" +
           lines_of(in_base64(mail.body));
}

struct MailCurl {
    decltype(&curl_easy_init) init = nullptr;
    decltype(&curl_easy_setopt) set = nullptr;
    decltype(&curl_easy_perform) perform = nullptr;
    decltype(&curl_easy_cleanup) cleanup = nullptr;
    decltype(&curl_slist_append) append = nullptr;
    decltype(&curl_slist_free_all) free_list = nullptr;
    bool loaded = false;

    MailCurl() {
        LateLibrary library("libcurl.so.4");
        loaded = library.find(init, "curl_easy_init")
                     .find(set, "curl_easy_setopt")
                     .find(perform, "curl_easy_perform")
                     .find(cleanup, "curl_easy_cleanup")
                     .find(append, "curl_slist_append")
                     .find(free_list, "curl_slist_free_all")
                     .whole();
    }
};

std::size_t hand_out(char* to, std::size_t size, std::size_t count, void* from) {
    auto& rest = *static_cast<std::string_view*>(from);
    const std::size_t bytes = std::min(rest.size(), size * count);
    rest.copy(to, bytes);
    rest.remove_prefix(bytes);
    return bytes;
}

bool is_this_machine(const std::string& url) {
    for (const char* const host : {"smtp://localhost:", "smtp://127.0.0.1:", "smtp://[::1]:"})
        if (url.starts_with(host)) return true;
    return url == "smtp://localhost";
}

bool was_taken(const store::Mail& mail, const MailSettings& settings) {
    static const MailCurl curl;
    CURL* const handle = curl.loaded ? curl.init() : nullptr;
    if (handle == nullptr) return false;
    const std::string message = message_of(mail, settings.from);
    std::string_view rest = message;
    curl_slist* const to = curl.append(nullptr, ("<" + mail.address + ">").c_str());
    const std::string from = "<" + settings.from + ">";
    curl.set(handle, CURLOPT_URL, settings.smtp.c_str());
    curl.set(handle, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    curl.set(handle, CURLOPT_USE_SSL, is_this_machine(settings.smtp) ? CURLUSESSL_TRY : CURLUSESSL_ALL);
    if (!settings.user.empty()) {
        curl.set(handle, CURLOPT_USERNAME, settings.user.c_str());
        curl.set(handle, CURLOPT_PASSWORD, settings.password.c_str());
    }
    curl.set(handle, CURLOPT_MAIL_FROM, from.c_str());
    curl.set(handle, CURLOPT_MAIL_RCPT, to);
    curl.set(handle, CURLOPT_READFUNCTION, hand_out);
    curl.set(handle, CURLOPT_READDATA, &rest);
    curl.set(handle, CURLOPT_UPLOAD, static_cast<long>(1));
    curl.set(handle, CURLOPT_TIMEOUT, static_cast<long>(30));
    curl.set(handle, CURLOPT_NOSIGNAL, static_cast<long>(1));
    const CURLcode status = curl.perform(handle);
    curl.free_list(to);
    curl.cleanup(handle);
    if (status != CURLE_OK)
        std::fprintf(stderr, "{\"what\":\"mail\",\"code\":\"curl-%d\"}\n", static_cast<int>(status));
    return status == CURLE_OK;
}

}  // namespace

MailSettings mail_settings(const std::string& folder) {
    const std::string path = folder + "/mail.toml";
    MailSettings settings;
    if (::access(path.c_str(), F_OK) != 0) return settings;
    constexpr mode_t others = 077;
    if (privacy_of(path, others) != FilePrivacy::kept)
        fail_mail({"others can read or change it; set its mode to 0600", "ผู้อื่นอ่านหรือแก้ไขได้ โปรดตั้งสิทธิ์เป็น 0600"});
    json said;
    try {
        said = exchange::toml_as_json(read_file(path));
    } catch (const exchange::BadToml& bad) {
        fail_mail(bad.what);
    }
    for (const auto& [name, member] : {std::pair("smtp", &settings.smtp), std::pair("user", &settings.user),
                                       std::pair("password", &settings.password), std::pair("from", &settings.from)})
        if (const auto found = said.find(name); found != said.end() && found->is_string())
            *member = found->get<std::string>();
    if (const auto accounts = said.find("accounts"); accounts != said.end() && accounts->is_object())
        for (const auto& [account, address] : accounts->items())
            if (address.is_string() && is_mail_address(address.get<std::string>()))
                settings.accounts[account] = address;
    const bool is_smtp = settings.smtp.starts_with("smtp://") || settings.smtp.starts_with("smtps://");
    if (!is_smtp || !is_mail_address(settings.from))
        fail_mail({"needs smtp (smtp://HOST:PORT or smtps://…) and from (an address)",
                   "ต้องมี smtp (smtp://HOST:PORT หรือ smtps://…) และ from (ที่อยู่อีเมล)"});
    return settings;
}

MailSettings mail_settings_if_good(const std::string& folder) {
    try {
        return mail_settings(folder);
    } catch (const Error& error) {
        std::fprintf(stderr, "{\"what\":\"mail\",\"code\":\"%s\"}\n", error.code().c_str());
        return {};
    }
}

void tell_next_signer(store::Database& database, const MailSettings& settings, const store::DocumentRow& document,
                      const NextSigner& next) {
    if (settings.smtp.empty()) return;
    for (const store::Account& account : accounts_to_sign(next, store::list_accounts(database), document.agency)) {
        const auto address = settings.accounts.find(account.name);
        if (address == settings.accounts.end()) continue;
        store::add_mail(database, {0, address->second, "รอลงนาม: " + document.name,
                                   "เอกสาร “" + document.name + "” รอการลงนามในลำดับถัดไป" + " (" + next.role + ")" +
                                       "\r\nโปรดเข้าสู่ระบบเพื่อตรวจและลงนาม\r\n\r\nThe document “" + document.name +
                                       "” waits for the next signature. Sign in to look at it and sign.\r\n"});
    }
}

bool send_waiting_mail(store::Database& database, const MailSettings& settings) {
    if (settings.smtp.empty() || database.run("SELECT id FROM mails WHERE due <= $1 LIMIT 1", {store::now()}).empty())
        return false;
    std::optional<store::Mail> mail;
    {
        store::Transaction transaction(database);
        mail = store::take_mail(database);
        transaction.commit();
    }
    if (!mail || !was_taken(*mail, settings)) return false;
    store::Transaction transaction(database);
    store::finish_mail(database, mail->id);
    transaction.commit();
    return true;
}

}  // namespace raingan::serve
