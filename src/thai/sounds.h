// Whether a name in Thai letters and one in Latin letters may be the same name. Thai names have no one spelling in
// Latin letters: the royal system, Sanskrit's letters and English habits stand side by side ("Wachira", "Vajira";
// "-porn" and "-phon"). Compared are the consonants alone, by classes that the spellings share; what is silent may be
// missing.
// Of the vowels only the one of เสริฐ, which Latin spellings always tell ("-sert", "-soet"), parts names: ประเสริฐ and
// ประสิทธิ์ are two; other names that differ in vowels alone are not told apart.
#pragma once

#include <string_view>

namespace raingan::thai {

/// Two words, each in Thai or Latin letters, the case of which does not matter; other characters are passed over. Two
/// Thai words are alike where they differ in tone marks, silent letters or letters of one sound.
bool sound_alike(std::string_view a, std::string_view b);

}  // namespace raingan::thai
