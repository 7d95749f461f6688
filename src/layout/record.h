// The pages that a file's last program recorded (w:lastRenderedPageBreak and its page count): whether they are to be
// trusted, and fitting a page's ink into them. What the paper copies of an old report have, its PDF then has too.
#pragma once

#include "document/document.h"
#include "layout/pages.h"

namespace raingan::layout {

/// Word saved the file last, it recorded as many page starts as pages, and the text has the length that it had then.
bool record_is_trusted(const Document& document);

/// The text has the length that it had when it was counted.
bool text_is_as_counted(const Document& document);

/// Lines are never set closer than this share of their pitch: Thai marks need the rest.
inline constexpr double least_pitch = 0.88;

/// How far text that begins at `top_pt` may run so that squeeze() can bring it up to `bottom_pt`: images keep their
/// height.
double reach(const Page& page, double top_pt, double bottom_pt);

/// Brings what stands between `top_pt` and `end_pt` up to `bottom_pt`: pitches and gaps shrink alike, images move.
void squeeze(Page& page, double top_pt, double end_pt, double bottom_pt);

}  // namespace raingan::layout
