#include "store/common_passwords.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <string_view>

#include "base/ascii_case.h"

namespace raingan::store {
namespace {

/// What stands in lists of leaked passwords most often, without the figures that people put around it; and what people
/// here take: names of the country, of the service, of what it is about.
constexpr std::array<std::string_view, 119> common_words{"password",
                                                         "passwords",
                                                         "passw",
                                                         "passwd",
                                                         "passphrase",
                                                         "mypassword",
                                                         "newpassword",
                                                         "thepassword",
                                                         "yourpassword",
                                                         "letmein",
                                                         "letmeinnow",
                                                         "welcome",
                                                         "welcomeback",
                                                         "welcometo",
                                                         "changeme",
                                                         "changemenow",
                                                         "changeit",
                                                         "default",
                                                         "secret",
                                                         "topsecret",
                                                         "supersecret",
                                                         "administrator",
                                                         "administrators",
                                                         "admin",
                                                         "adminadmin",
                                                         "superadmin",
                                                         "sysadmin",
                                                         "root",
                                                         "toor",
                                                         "rootroot",
                                                         "user",
                                                         "username",
                                                         "guest",
                                                         "test",
                                                         "testing",
                                                         "testtest",
                                                         "tester",
                                                         "demo",
                                                         "login",
                                                         "signin",
                                                         "master",
                                                         "superman",
                                                         "batman",
                                                         "spiderman",
                                                         "pokemon",
                                                         "starwars",
                                                         "dragon",
                                                         "monkey",
                                                         "shadow",
                                                         "sunshine",
                                                         "princess",
                                                         "football",
                                                         "baseball",
                                                         "basketball",
                                                         "liverpool",
                                                         "manchester",
                                                         "manchesterunited",
                                                         "chelsea",
                                                         "arsenal",
                                                         "barcelona",
                                                         "realmadrid",
                                                         "iloveyou",
                                                         "iloveu",
                                                         "ilovemyself",
                                                         "loveyou",
                                                         "lovelove",
                                                         "trustno",
                                                         "whatever",
                                                         "computer",
                                                         "internet",
                                                         "google",
                                                         "facebook",
                                                         "microsoft",
                                                         "windows",
                                                         "samsung",
                                                         "qwerty",
                                                         "qwertyui",
                                                         "qwertyuiop",
                                                         "qwertyuiopasdfghjkl",
                                                         "qwertyuiopasdfghjklzxcvbnm",
                                                         "qwertyqwerty",
                                                         "asdfgh",
                                                         "asdfghjk",
                                                         "asdfghjkl",
                                                         "asdfasdf",
                                                         "zxcvbn",
                                                         "zxcvbnm",
                                                         "qazwsx",
                                                         "qazwsxedc",
                                                         "qazwsxedcrfv",
                                                         "qweasd",
                                                         "qweasdzxc",
                                                         "qwerasdf",
                                                         "poiuytrewq",
                                                         "abcdef",
                                                         "abcdefg",
                                                         "abcdefgh",
                                                         "abcdefghij",
                                                         "abcdefghijkl",
                                                         "abcdefghijklm",
                                                         "abcd",
                                                         "abc",
                                                         "aaaa",
                                                         "correcthorsebatterystaple",
                                                         "thailand",
                                                         "bangkok",
                                                         "khonkaen",
                                                         "chiangmai",
                                                         "sawasdee",
                                                         "sawatdee",
                                                         "raingan",
                                                         "tessaban",
                                                         "tesaban",
                                                         "municipality",
                                                         "amphoe",
                                                         "changwat",
                                                         "itareport",
                                                         "reportita",
                                                         "government"};

/// Letters for the figures and signs that stand for them.
std::string plain_letters(std::string_view text) {
    constexpr std::string_view signs = "0134578@$!|+", letters = "oieastbasilt";
    std::string plain;
    for (const char c : text) {
        const std::size_t at = signs.find(c);
        plain.push_back(at == std::string_view::npos ? c : letters[at]);
    }
    return plain;
}

bool is_letter(char c) {
    return c >= 'a' && c <= 'z';
}

bool is_common_word(std::string_view text) {
    return std::ranges::find(common_words, text) != common_words.end();
}

/// Without what is no letter at both ends.
bool has_common_core(std::string_view lowered) {
    const auto first = std::ranges::find_if(lowered, is_letter);
    if (first == lowered.end()) return false;
    std::string_view core = lowered.substr(static_cast<std::size_t>(first - lowered.begin()));
    while (!is_letter(core.back())) core.remove_suffix(1);
    if (is_common_word(plain_letters(core))) return true;
    // "pass-word", "i love you": what stands between letters counts for nothing.
    std::string letters;
    std::ranges::copy_if(core, std::back_inserter(letters), is_letter);
    return is_common_word(letters);
}

bool is_repeated(std::string_view text) {
    constexpr std::size_t longest_part = 8;
    for (std::size_t part = 1; part <= std::min(longest_part, text.size() / 2); ++part) {
        bool is_same = true;
        for (std::size_t i = part; i < text.size() && is_same; ++i) is_same = text[i] == text[i - part];
        if (is_same) return true;
    }
    return false;
}

/// 123456789012, 987654321098.
bool counts(std::string_view text) {
    constexpr int figures = 10;
    if (!std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; })) return false;
    for (const int step : {1, figures - 1}) {
        bool is_run = true;
        for (std::size_t i = 1; i < text.size() && is_run; ++i)
            is_run = (text[i - 1] - '0' + step) % figures == text[i] - '0';
        if (is_run) return true;
    }
    return false;
}

}  // namespace

bool is_common_password(const std::string& password) {
    const std::string lowered = ascii_lowered(password);
    return counts(lowered) || is_repeated(lowered) || has_common_core(lowered) ||
           has_common_core(plain_letters(lowered));
}

}  // namespace raingan::store
