#include "pdf_in/composed_names.h"

#include <hb.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace raingan::pdf {
namespace {

struct GlyphName {
    std::string_view name;
    char16_t character;
};

/// Sorted by name.
constexpr auto further_names = std::to_array<GlyphName>({
    {"Alpha", 0x391},
    {"Beta", 0x392},
    {"Chi", 0x3A7},
    {"Dcroat", 0x110},
    {"Dslash", 0x110},
    {"Eng", 0x14A},
    {"Epsilon", 0x395},
    {"Eta", 0x397},
    {"Gamma", 0x393},
    {"H18533", 0x25CF},
    {"H18543", 0x25AA},
    {"H18551", 0x25AB},
    {"H22073", 0x25A1},
    {"Hbar", 0x126},
    {"IJ", 0x132},
    {"Ifraktur", 0x2111},
    {"Iota", 0x399},
    {"Kappa", 0x39A},
    {"Lambda", 0x39B},
    {"Ldot", 0x13F},
    {"Mu", 0x39C},
    {"Nu", 0x39D},
    {"Omicron", 0x39F},
    {"Phi", 0x3A6},
    {"Pi", 0x3A0},
    {"Psi", 0x3A8},
    {"Rfraktur", 0x211C},
    {"Rho", 0x3A1},
    {"Schwa", 0x18F},
    {"Sigma", 0x3A3},
    {"Tau", 0x3A4},
    {"Tbar", 0x166},
    {"Theta", 0x398},
    {"Upsilon", 0x3A5},
    {"Upsilon1", 0x3D2},
    {"Xi", 0x39E},
    {"Zeta", 0x396},
    {"afii00208", 0x2015},
    {"afii10023", 0x401},
    {"afii10050", 0x490},
    {"afii10062", 0x40E},
    {"afii10071", 0x451},
    {"afii10098", 0x491},
    {"afii10110", 0x45E},
    {"afii10145", 0x40F},
    {"afii10193", 0x45F},
    {"afii301", 0x200D},
    {"afii57381", 0x66A},
    {"afii57388", 0x60C},
    {"afii57403", 0x61B},
    {"afii57407", 0x61F},
    {"afii57505", 0x6A4},
    {"afii57506", 0x67E},
    {"afii57507", 0x686},
    {"afii57508", 0x698},
    {"afii57509", 0x6AF},
    {"afii57511", 0x679},
    {"afii57512", 0x688},
    {"afii57513", 0x691},
    {"afii57514", 0x6BA},
    {"afii57519", 0x6D2},
    {"afii61289", 0x2113},
    {"afii61352", 0x2116},
    {"afii61664", 0x200C},
    {"aleph", 0x2135},
    {"alpha", 0x3B1},
    {"angle", 0x2220},
    {"angleleft", 0x2329},
    {"angleright", 0x232A},
    {"arrowboth", 0x2194},
    {"arrowdblboth", 0x21D4},
    {"arrowdbldown", 0x21D3},
    {"arrowdblleft", 0x21D0},
    {"arrowdblright", 0x21D2},
    {"arrowdblup", 0x21D1},
    {"asteriskmath", 0x2217},
    {"beta", 0x3B2},
    {"carriagereturn", 0x21B5},
    {"chi", 0x3C7},
    {"circle", 0x25CB},
    {"circlemultiply", 0x2297},
    {"circleplus", 0x2295},
    {"club", 0x2663},
    {"colonmonetary", 0x20A1},
    {"congruent", 0x2245},
    {"copyrightsans", 0xA9},
    {"copyrightserif", 0xA9},
    {"dcroat", 0x111},
    {"delta", 0x3B4},
    {"diamond", 0x2666},
    {"dong", 0x20AB},
    {"dotlessj", 0x237},
    {"dotmath", 0x22C5},
    {"eightinferior", 0x2088},
    {"eightsuperior", 0x2078},
    {"element", 0x2208},
    {"emptyset", 0x2205},
    {"eng", 0x14B},
    {"epsilon", 0x3B5},
    {"equivalence", 0x2261},
    {"estimated", 0x212E},
    {"eta", 0x3B7},
    {"exclamdbl", 0x203C},
    {"existential", 0x2203},
    {"female", 0x2640},
    {"figuredash", 0x2012},
    {"filledbox", 0x25A0},
    {"filledrect", 0x25AC},
    {"fiveeighths", 0x215D},
    {"fiveinferior", 0x2085},
    {"fivesuperior", 0x2075},
    {"fourinferior", 0x2084},
    {"foursuperior", 0x2074},
    {"franc", 0x20A3},
    {"gamma", 0x3B3},
    {"gradient", 0x2207},
    {"hbar", 0x127},
    {"heart", 0x2665},
    {"hyphenminus", 0x2D},
    {"ij", 0x133},
    {"intersection", 0x2229},
    {"invbullet", 0x25D8},
    {"iota", 0x3B9},
    {"kappa", 0x3BA},
    {"kgreenlandic", 0x138},
    {"lambda", 0x3BB},
    {"ldot", 0x140},
    {"lira", 0x20A4},
    {"logicaland", 0x2227},
    {"logicalor", 0x2228},
    {"longs", 0x17F},
    {"male", 0x2642},
    {"middot", 0xB7},
    {"minute", 0x2032},
    {"musicalnote", 0x266A},
    {"napostrophe", 0x149},
    {"nineinferior", 0x2089},
    {"ninesuperior", 0x2079},
    {"nonbreakingspace", 0xA0},
    {"notelement", 0x2209},
    {"notsubset", 0x2284},
    {"nsuperior", 0x207F},
    {"nu", 0x3BD},
    {"omega", 0x3C9},
    {"omega1", 0x3D6},
    {"omicron", 0x3BF},
    {"oneeighth", 0x215B},
    {"oneinferior", 0x2081},
    {"onethird", 0x2153},
    {"openbullet", 0x25E6},
    {"overscore", 0xAF},
    {"perpendicular", 0x22A5},
    {"peseta", 0x20A7},
    {"phi", 0x3C6},
    {"phi1", 0x3D5},
    {"propersubset", 0x2282},
    {"propersuperset", 0x2283},
    {"proportional", 0x221D},
    {"psi", 0x3C8},
    {"reflexsubset", 0x2286},
    {"reflexsuperset", 0x2287},
    {"registersans", 0xAE},
    {"registerserif", 0xAE},
    {"rho", 0x3C1},
    {"schwa", 0x259},
    {"second", 0x2033},
    {"seveneighths", 0x215E},
    {"seveninferior", 0x2087},
    {"sevensuperior", 0x2077},
    {"sigma", 0x3C3},
    {"sigma1", 0x3C2},
    {"similar", 0x223C},
    {"sixinferior", 0x2086},
    {"sixsuperior", 0x2076},
    {"smileface", 0x263A},
    {"softhyphen", 0xAD},
    {"spade", 0x2660},
    {"suchthat", 0x220B},
    {"sun", 0x263C},
    {"tau", 0x3C4},
    {"tbar", 0x167},
    {"therefore", 0x2234},
    {"theta", 0x3B8},
    {"theta1", 0x3D1},
    {"threeeighths", 0x215C},
    {"threeinferior", 0x2083},
    {"trademarksans", 0x2122},
    {"trademarkserif", 0x2122},
    {"triagdn", 0x25BC},
    {"triaglf", 0x25C4},
    {"triagrt", 0x25BA},
    {"triagup", 0x25B2},
    {"twoinferior", 0x2082},
    {"twothirds", 0x2154},
    {"underscoredbl", 0x2017},
    {"union", 0x222A},
    {"universal", 0x2200},
    {"upsilon", 0x3C5},
    {"weierstrass", 0x2118},
    {"xi", 0x3BE},
    {"zeroinferior", 0x2080},
    {"zerosuperior", 0x2070},
    {"zeta", 0x3B6},
});
static_assert(std::ranges::is_sorted(further_names, {}, &GlyphName::name));

/// Accents as names of glyphs end in them, and the marks that they are.
constexpr auto accents = std::to_array<GlyphName>({{"acute", 0x301},
                                                   {"breve", 0x306},
                                                   {"caron", 0x30C},
                                                   {"cedilla", 0x327},
                                                   {"circumflex", 0x302},
                                                   {"commaaccent", 0x327},
                                                   {"dieresis", 0x308},
                                                   {"dieresistonos", 0x344},
                                                   {"dotaccent", 0x307},
                                                   {"dotbelow", 0x323},
                                                   {"grave", 0x300},
                                                   {"hookabove", 0x309},
                                                   {"horn", 0x31B},
                                                   {"hungarumlaut", 0x30B},
                                                   {"macron", 0x304},
                                                   {"ogonek", 0x328},
                                                   {"ring", 0x30A},
                                                   {"tilde", 0x303},
                                                   {"tonos", 0x301}});

char32_t composed(char32_t letter, char32_t mark) {
    hb_codepoint_t out = 0;
    return hb_unicode_compose(hb_unicode_funcs_get_default(), letter, mark, &out) != 0 ? out : 0;
}

/// A letter and its accent as one character; 0 where there is none.
char32_t with_accent(char32_t letter, char32_t mark, bool is_comma) {
    constexpr char32_t comma_below = 0x326, dieresis = 0x308, dieresis_and_tonos = 0x344, acute = 0x301;
    if (mark == dieresis_and_tonos) {
        const char32_t first = composed(letter, dieresis);
        return first == 0 ? 0 : composed(first, acute);
    }
    // "Scommaaccent" is Romanian; "Tcommaaccent" is the old name of T with a cedilla.
    if (is_comma && (letter == 'S' || letter == 's')) mark = comma_below;
    return composed(letter, mark);
}

/// "afii10017" and the like count through an alphabet.
char32_t of_afii(std::string_view name) {
    struct Alphabet {
        unsigned first, last;
        char16_t character;
    };
    constexpr auto alphabets = std::to_array<Alphabet>({{10017, 10022, 0x410},  // Cyrillic
                                                        {10024, 10049, 0x416},
                                                        {10051, 10061, 0x402},
                                                        {10065, 10070, 0x430},
                                                        {10072, 10097, 0x436},
                                                        {10099, 10109, 0x452},
                                                        {57392, 57401, 0x660},  // Arabic
                                                        {57409, 57434, 0x621},
                                                        {57440, 57458, 0x640},
                                                        {57664, 57690, 0x5D0}});  // Hebrew
    constexpr std::string_view beginning = "afii";
    if (!name.starts_with(beginning)) return 0;
    name.remove_prefix(beginning.size());
    unsigned number = 0;
    const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), number);
    if (error != std::errc() || end != name.data() + name.size()) return 0;
    for (const Alphabet& alphabet : alphabets)
        if (number >= alphabet.first && number <= alphabet.last) return alphabet.character + (number - alphabet.first);
    return 0;
}

}  // namespace

char32_t character_of_composed_name(std::string_view name, char32_t (*base)(std::string_view name)) {
    constexpr std::size_t longest = 40;  // each accent is looked for in what stands before it
    if (name.size() > longest) return 0;
    const auto* found = std::ranges::lower_bound(further_names, name, {}, &GlyphName::name);
    if (found != further_names.end() && found->name == name) return found->character;
    if (const char32_t letter = of_afii(name); letter != 0) return letter;
    for (const GlyphName& accent : accents) {
        if (name.size() <= accent.name.size() || !name.ends_with(accent.name)) continue;
        const char32_t letter = base(name.substr(0, name.size() - accent.name.size()));
        const char32_t both = letter == 0 ? 0 : with_accent(letter, accent.character, accent.name == "commaaccent");
        if (both != 0) return both;
    }
    return 0;
}

}  // namespace raingan::pdf
