// What stands in a document as the object of another program (OLE, [MS-OLEDS]): the words of a workbook in it, for the
// message where nothing shows it, and the picture that it keeps of itself.
//
// An object comes as a compound file, as the package or stream that such a file would hold, or in RTF behind the head
// of OLE 1. None of these functions throws: what cannot be read has no words and no picture.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/units.h"

namespace raingan {

/// “…” of the cells of a workbook (.xls, .xlsx, .xlsb, .ods), sheet by sheet as far as a message goes; empty where it
/// is none.
std::string words_of_object(std::string_view object);

/// A picture that an object keeps of itself ([MS-OLEDS] 2.3.4 OLEPresentationStream).
struct ObjectPicture {
    std::string bytes;     ///< EMF or WMF
    Points width, height;  ///< 0: not said
};
/// That of a compound file; of several the first that is a metafile.
std::optional<ObjectPicture> picture_of_object(std::string_view object);
/// That of the stream itself.
std::optional<ObjectPicture> picture_of_presentation(std::string_view stream);
inline constexpr std::string_view presentation_stream = "\2OlePres000";

/// What \objdata holds ([MS-OLEDS] 2.2.5 EmbeddedObject), without the head of OLE 1; none where it is no embedded one.
std::optional<std::string_view> native_data(std::string_view objdata);

}  // namespace raingan
