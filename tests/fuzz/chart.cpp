// Seeds: *.xml
// A chart's part, of DrawingML or OpenDocument: read, drawn and told.
#include "charts/draw.h"
#include "charts/tell.h"
#include "fuzz.h"
#include "readers/chart/drawing_ml.h"
#include "readers/chart/opendocument.h"
#include "readers/xml.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace raingan;
    try {
        const auto part = xml::parse("chart.xml", std::string(reinterpret_cast<const char*>(data), size));
        const word::Theme theme;
        constexpr Points width{300}, height{200};
        for (const auto& chart : {chart::read_drawing_ml(part->root(), theme, {}, width, height),
                                  chart::read_opendocument({}, "", part->root(), {}, width, height)}) {
            if (!chart) continue;
            static_cast<void>(charts::draw(*chart));
            static_cast<void>(charts::describe(*chart));
            static_cast<void>(charts::values_of(*chart));
        }
    } catch (const Error&) {}
    return 0;
}
