// Whether a name in Thai letters and one in Latin letters may be the same name. Thai names are written in Latin letters
// in several ways: by the royal system, by Sanskrit's letters, by English habits ("Wachira", "Vajira"; "-porn",
// "-phon"). So only the consonants are compared, in classes that all these spellings share, and a silent one may be
// missing. Names that differ in vowels alone (ประเสริฐ, ประสิทธิ์) are not told apart in this way.
#pragma once

#include <string_view>

namespace raingan::thai {

/// Two words, each in Thai or Latin letters, the case of which does not matter; other characters are passed over. Two
/// Thai words are alike where they differ in tone marks, silent letters or letters of one sound.
bool sound_alike(std::string_view a, std::string_view b);

}  // namespace raingan::thai
