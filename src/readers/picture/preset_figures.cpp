// Presets of DrawingML that real files use, with their handles (ECMA-376 20.1.10.56). Each is a line of adjustments
// with their usual values, guides and paths, in a small notation of its own: "adj=16667" an adjustment, "x = */ ss adj
// 100000" a guide, then paths: M x y, L x y, A rx ry start swing, C x1 y1 x2 y2 x y, Q x1 y1 x y, Z; "|" begins another
// path, before which "-fill", "-line", "light", "dark", "lighter", "darker" say how it is painted.
#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <numbers>

#include "document/geometry.h"
#include "readers/picture/guides.h"

namespace raingan {
namespace {

using std::string_view;

struct Preset {
    string_view names;  ///< with spaces between and around them
    string_view handles, guides, paths;
};

constexpr std::array presets{
    Preset{" rect t1 t202 textBox flowChartProcess t109 actionButtonBlank ", "", "", "M l t L r t L r b L l b Z"},
    Preset{" roundRect t2 flowChartAlternateProcess t176 ", "adj=16667",
           "a = pin 0 adj 50000; x = */ ss a 100000; r1 = +- r 0 x; b1 = +- b 0 x",
           "M l x A x x cd2 cd4 L r1 t A x x 3cd4 cd4 L r b1 A x x 0 cd4 L x b A x x cd4 cd4 Z"},
    Preset{" flowChartTerminator t116 ", "", "x = */ ss 1 2; r1 = +- r 0 x; b1 = +- b 0 x",
           "M l x A x x cd2 cd4 L r1 t A x x 3cd4 cd4 L r b1 A x x 0 cd4 L x b A x x cd4 cd4 Z"},
    Preset{" ellipse t3 flowChartConnector t120 ", "", "",
           "M l vc A wd2 hd2 cd2 cd4 A wd2 hd2 3cd4 cd4 A wd2 hd2 0 cd4 A wd2 hd2 cd4 cd4 Z"},
    Preset{" triangle t5 flowChartExtract t127 ", "adj=50000", "x = */ w adj 100000", "M l b L x t L r b Z"},
    Preset{" flowChartMerge t128 ", "", "", "M l t L r t L hc b Z"},
    Preset{" rtTriangle t6 ", "", "", "M l b L l t L r b Z"},
    Preset{" diamond t4 flowChartDecision t110 ", "", "", "M l vc L hc t L r vc L hc b Z"},
    Preset{" parallelogram t7 ", "adj=25000", "x = */ ss adj 100000; y = +- r 0 x", "M l b L x t L r t L y b Z"},
    Preset{" flowChartInputOutput t111 ", "", "x = */ w 1 5; y = +- r 0 x", "M l b L x t L r t L y b Z"},
    Preset{" trapezoid t8 ", "adj=25000", "x = */ ss adj 100000; y = +- r 0 x", "M l b L x t L y t L r b Z"},
    Preset{" flowChartManualOperation t119 ", "", "x = */ w 1 5; y = +- r 0 x", "M l t L r t L y b L x b Z"},
    Preset{" flowChartManualInput t118 ", "", "y = */ h 1 5", "M l y L r t L r b L l b Z"},
    Preset{" hexagon t9 ", "adj=25000", "x = */ ss adj 100000; y = +- r 0 x",
           "M l vc L x t L y t L r vc L y b L x b Z"},
    Preset{" flowChartPreparation t117 ", "", "x = */ w 1 5; y = +- r 0 x", "M l vc L x t L y t L r vc L y b L x b Z"},
    Preset{" octagon t10 ", "adj=29289", "x = */ ss adj 100000; y = +- r 0 x; z = +- b 0 x",
           "M l x L x t L y t L r x L r z L y b L x b L l z Z"},
    Preset{" pentagon t56 ", "", "y = */ h 38197 100000; x = */ w 19098 100000; x2 = +- r 0 x",
           "M l y L hc t L r y L x2 b L x b Z"},
    Preset{" plus t11 mathPlus ", "adj=25000", "x = */ ss adj 100000; y = +- r 0 x; z = +- b 0 x",
           "M l x L x x L x t L y t L y x L r x L r z L y z L y b L x b L x z L l z Z"},
    Preset{" homePlate t15 ", "adj=50000", "x = */ ss adj 100000; y = +- r 0 x", "M l t L y t L r vc L y b L l b Z"},
    Preset{" chevron t55 ", "adj=50000", "x = */ ss adj 100000; y = +- r 0 x",
           "M l t L y t L r vc L y b L l b L x vc Z"},
    Preset{" rightArrow t13 ", "adj1=50000 adj2=50000",
           "d = */ ss adj2 100000; x = +- r 0 d; dy = */ h adj1 200000; y1 = +- vc 0 dy; y2 = +- vc dy 0",
           "M l y1 L x y1 L x t L r vc L x b L x y2 L l y2 Z"},
    Preset{
        " notchedRightArrow ", "adj1=50000 adj2=50000",
        "d = */ ss adj2 100000; x = +- r 0 d; dy = */ h adj1 200000; y1 = +- vc 0 dy; y2 = +- vc dy 0; n = */ dy d hd2",
        "M l y1 L x y1 L x t L r vc L x b L x y2 L l y2 L n vc Z"},
    Preset{
        " stripedRightArrow ", "adj1=50000 adj2=50000",
        "d = */ ss adj2 100000; x = +- r 0 d; dy = */ h adj1 200000; y1 = +- vc 0 dy; y2 = +- vc dy 0; x4 = */ ss 5 32",
        "M l y1 L ssd32 y1 L ssd32 y2 L l y2 Z M ssd16 y1 L ssd8 y1 L ssd8 y2 L ssd16 y2 Z M x4 y1 L x y1 L x t L r vc "
        "L x b L x y2 L x4 y2 Z"},
    Preset{" leftArrow t66 ", "adj1=50000 adj2=50000",
           "x = */ ss adj2 100000; dy = */ h adj1 200000; y1 = +- vc 0 dy; y2 = +- vc dy 0",
           "M r y1 L x y1 L x t L l vc L x b L x y2 L r y2 Z"},
    Preset{" upArrow t68 ", "adj1=50000 adj2=50000",
           "y = */ ss adj2 100000; dx = */ w adj1 200000; x1 = +- hc 0 dx; x2 = +- hc dx 0",
           "M x1 b L x1 y L l y L hc t L r y L x2 y L x2 b Z"},
    Preset{" downArrow t67 ", "adj1=50000 adj2=50000",
           "d = */ ss adj2 100000; y = +- b 0 d; dx = */ w adj1 200000; x1 = +- hc 0 dx; x2 = +- hc dx 0",
           "M x1 t L x1 y L l y L hc b L r y L x2 y L x2 t Z"},
    Preset{" leftRightArrow t69 ", "adj1=50000 adj2=50000",
           "x = */ ss adj2 100000; x2 = +- r 0 x; dy = */ h adj1 200000; y1 = +- vc 0 dy; y2 = +- vc dy 0",
           "M l vc L x t L x y1 L x2 y1 L x2 t L r vc L x2 b L x2 y2 L x y2 L x b Z"},
    Preset{" upDownArrow t70 ", "adj1=50000 adj2=50000",
           "y = */ ss adj2 100000; y2 = +- b 0 y; dx = */ w adj1 200000; x1 = +- hc 0 dx; x2 = +- hc dx 0",
           "M hc t L r y L x2 y L x2 y2 L r y2 L hc b L l y2 L x1 y2 L x1 y L l y Z"},
    Preset{" cloud ", "",
           "x0 = */ w 3900 43200; y0 = */ h 14370 43200; ax = */ w 6753 43200; ay = */ h 9190 43200; bx = "
           "*/ w 5333 43200; by = */ h 7267 43200; cx = */ w 4365 43200; cy = */ h 5945 43200; dx = */ w "
           "4857 43200; dy = */ h 6595 43200; ex = */ w 5333 43200; ey = */ h 7273 43200; fx = */ w 6775 "
           "43200; fy = */ h 9220 43200; gx = */ w 5785 43200; gy = */ h 7867 43200; hx = */ w 6752 43200; "
           "hy = */ h 9215 43200; ix = */ w 7720 43200; iy = */ h 10543 43200; jx = */ w 4360 43200; jy = "
           "*/ h 5918 43200; kx = */ w 4345 43200; ky = */ h 5945 43200",
           "M x0 y0 A ax ay -11429249 7426832 A bx by -8646143 5396714 A cx cy -8748475 5983381 A dx dy "
           "-7859164 7034504 A ex ey -4722533 6541615 A fx fy -2776035 7816140 A gx gy 37501 6842000 A hx "
           "hy 1347096 6910353 A ix iy 3974558 4542661 A jx jy -16496525 8804134 A kx ky -14809710 9151131 "
           "Z"},
    Preset{" lightningBolt t73 ", "",
           "x0 = */ w 8472 21600; y0 = */ h 0 21600; x1 = */ w 12860 21600; y1 = */ h 6080 21600; x2 = */ "
           "w 11050 21600; y2 = */ h 6797 21600; x3 = */ w 16577 21600; y3 = */ h 12007 21600; x4 = */ w "
           "14767 21600; y4 = */ h 12877 21600; x5 = */ w 21600 21600; y5 = */ h 21600 21600; x6 = */ w "
           "10012 21600; y6 = */ h 14915 21600; x7 = */ w 12222 21600; y7 = */ h 13987 21600; x8 = */ w "
           "5022 21600; y8 = */ h 9705 21600; x9 = */ w 7602 21600; y9 = */ h 8382 21600; x10 = */ w 0 "
           "21600; y10 = */ h 3890 21600",
           "M x0 y0 L x1 y1 L x2 y2 L x3 y3 L x4 y4 L x5 y5 L x6 y6 L x7 y7 L x8 y8 L x9 y9 L x10 y10 Z"},
    Preset{" moon t184 ", "adj=50000",
           "g = */ w adj 100000; q = */ r 1 4; d = +- g 0 q; c = */ d 4 3; y1 = */ h 11 50; y2 = +- b 0 y1",
           "M r b A w hd2 cd4 cd2 C c y1 c y2 r b Z"},
    Preset{" wave t64 ", "adj1=12500",
           "y1 = */ h adj1 100000; d = */ y1 10 3; y2 = +- y1 0 d; y3 = +- y1 d 0; y4 = +- b 0 y1; y5 = +- y4 0 d; y6 "
           "= +- y4 d 0; x1 = */ w 1 3; x2 = */ w 2 3",
           "M l y1 C x1 y2 x2 y3 r y1 L r y4 C x2 y6 x1 y5 l y4 Z"},
    Preset{" doubleWave t188 flowChartPunchedTape t122 ", "adj1=6250",
           "y1 = */ h adj1 100000; d = */ y1 10 3; y2 = +- y1 0 d; y3 = +- y1 d 0; y4 = +- b 0 y1; y5 = +- y4 0 d; y6 "
           "= +- y4 d 0; x1 = */ w 1 6; x2 = */ w 1 3; x4 = */ w 2 3; x5 = */ w 5 6",
           "M l y1 C x1 y2 x2 y3 hc y1 C x4 y2 x5 y3 r y1 L r y4 C x5 y6 x4 y5 hc y4 C x2 y6 x1 y5 l y4 Z"},
    Preset{" teardrop ", "adj=100000",
           "dx = */ wd2 adj 100000; x1 = +- hc dx 0; dy = */ hd2 adj 100000; y1 = +- vc 0 dy; x2 = +/ hc x1 2; y2 = +/ "
           "vc y1 2",
           "M l vc A wd2 hd2 cd2 cd4 Q x2 t x1 y1 Q r y2 r vc A wd2 hd2 0 cd4 A wd2 hd2 cd4 cd4 Z"},
    Preset{" flowChartSort t126 ", "", "", "M l vc L hc t L r vc L hc b Z | -fill M l vc L r vc"},
    Preset{" flowChartCollate t125 ", "", "", "M l t L r t L hc vc L r b L l b L hc vc Z"},
    Preset{" flowChartSummingJunction t123 ", "",
           "x = */ wd2 70711 100000; y = */ hd2 70711 100000; x1 = +- hc 0 x; x2 = +- hc x 0; y1 = +- vc 0 y; y2 = +- "
           "vc y 0",
           "M l vc A wd2 hd2 cd2 cd4 A wd2 hd2 3cd4 cd4 A wd2 hd2 0 cd4 A wd2 hd2 cd4 cd4 Z | -fill M x1 y1 L x2 y2 M "
           "x2 y1 L x1 y2"},
    Preset{" flowChartInternalStorage t113 ", "", "x = */ w 1 8; y = */ h 1 8",
           "M l t L r t L r b L l b Z | -fill M x t L x b M l y L r y"},
    Preset{" flowChartDisplay t134 ", "", "x = */ w 1 6; x5 = */ w 5 6",
           "M l vc L x t L x5 t A x hd2 3cd4 cd2 L x b Z"},
    Preset{" flowChartOnlineStorage t130 ", "", "x = */ w 1 6; x5 = */ w 5 6",
           "M x t L r t A x hd2 3cd4 -10800000 L x b A x hd2 cd4 cd2 Z"},
    Preset{" star4 t187 ", "adj=12500",
           "x = */ w adj 70711; y = */ h adj 70711; x1 = +- hc 0 x; x2 = +- hc x 0; y1 = +- vc 0 y; y2 = +- vc y 0",
           "M l vc L x1 y1 L hc t L x2 y1 L r vc L x2 y2 L hc b L x1 y2 Z"},
    Preset{" star5 t12 ", "",
           "y = */ h 38197 100000; x = */ w 19098 100000; x2 = +- r 0 x; xa = */ w 38197 100000; xb = +- r 0 xa; xc = "
           "*/ w 30902 100000; "
           "xd = +- r 0 xc; yc = */ h 61803 100000; yd = */ h 76393 100000",
           "M l y L xa y L hc t L xb y L r y L xd yc L x2 b L hc yd L x b L xc yc Z"},
    Preset{" snip1Rect flowChartPunchedCard t121 ", "adj=16667", "x = */ ss adj 100000; r1 = +- r 0 x",
           "M l t L r1 t L r x L r b L l b Z"},
    Preset{" snip2SameRect ", "adj1=16667 adj2=0", "x = */ ss adj1 100000; r1 = +- r 0 x",
           "M x t L r1 t L r x L r b L l b L l x Z"},
    Preset{" round1Rect ", "adj=16667", "x = */ ss adj 100000; r1 = +- r 0 x",
           "M l t L r1 t A x x 3cd4 cd4 L r b L l b Z"},
    Preset{" round2SameRect ", "adj1=16667 adj2=0", "x = */ ss adj1 100000; r1 = +- r 0 x",
           "M l x A x x cd2 cd4 L r1 t A x x 3cd4 cd4 L r b L l b Z"},
    Preset{" round2DiagRect ", "adj1=16667 adj2=0", "x = */ ss adj1 100000; r1 = +- r 0 x; b1 = +- b 0 x",
           "M l x A x x cd2 cd4 L r t L r b1 A x x 0 cd4 L l b Z"},
    Preset{" plaque t21 ", "adj=16667", "x = */ ss adj 100000; r1 = +- r 0 x; b1 = +- b 0 x; n = */ cd4 -1 1",
           "M l x A x x cd4 n L r1 t A x x cd2 n L r b1 A x x 3cd4 n L x b A x x 0 n Z"},
    Preset{" frame ", "adj1=12500", "x = */ ss adj1 100000; r1 = +- r 0 x; b1 = +- b 0 x",
           "M l t L r t L r b L l b Z M x x L x b1 L r1 b1 L r1 x Z"},
    Preset{" bevel t84 ", "adj=12500", "x = */ ss adj 100000; r1 = +- r 0 x; b1 = +- b 0 x",
           "-line M x x L r1 x L r1 b1 L x b1 Z | -line light M l t L r t L r1 x L x x Z | -line darker M r t L r b L "
           "r1 b1 L r1 x Z | -line dark M l b L x b1 L r1 b1 L r b Z | "
           "-line lighter M l t L x x L x b1 L l b Z | -fill M l t L r t L r b L l b Z M x x L r1 x L r1 b1 L x b1 Z M "
           "l t L x x M r t L r1 x M r b L r1 b1 M l b L x b1"},
    Preset{" donut t23 ", "adj=25000", "d = */ ss adj 100000; rx = +- wd2 0 d; ry = +- hd2 0 d; n = */ cd4 -1 1",
           "M l vc A wd2 hd2 cd2 cd4 A wd2 hd2 3cd4 cd4 A wd2 hd2 0 cd4 A wd2 hd2 cd4 cd4 Z M d vc A rx ry cd2 n A rx "
           "ry cd4 n A rx ry 0 n A rx ry 3cd4 n Z"},
    Preset{
        " can t22 flowChartMagneticDisk t132 ", "adj=25000",
        "y1 = */ ss adj 200000; y2 = +- y1 y1 0; y3 = +- b 0 y1; n = */ cd2 -1 1",
        "-line M l y1 A wd2 y1 cd2 n L r y3 A wd2 y1 0 cd2 Z | -line light M l y1 A wd2 y1 cd2 cd2 A wd2 y1 0 cd2 Z | "
        "-fill M r y1 A wd2 y1 0 cd2 A wd2 y1 cd2 cd2 L r y3 A wd2 y1 0 cd2 L l y1"},
    Preset{" cube t16 ", "adj=25000", "y = */ ss adj 100000; b1 = +- b 0 y; r1 = +- r 0 y",
           "-line M l y L r1 y L r1 b L l b Z | -line light M l y L y t L r t L r1 y Z | -line dark M r1 y L r t L r "
           "b1 L r1 b Z | "
           "-fill M l y L y t L r t L r b1 L r1 b L l b Z M l y L r1 y L r t M r1 y L r1 b"},
    Preset{" foldedCorner t65 ", "adj=16667",
           "d = */ ss adj 100000; d5 = */ d 1 5; x1 = +- r 0 d; x2 = +- x1 d5 0; y2 = +- b 0 d; y1 = +- y2 d5 0",
           "-line M l t L r t L r y2 L x1 b L l b Z | -line dark M x1 b L x2 y1 L r y2 Z | -fill M x1 b L x2 y1 L r y2 "
           "L x1 b L l b L l t L r t L r y2"},
    Preset{" leftBracket t85 ", "adj=8333", "y = */ ss adj 100000; y2 = +- b 0 y",
           "-line M r b A w y cd4 cd4 L l y A w y cd2 cd4 Z | -fill M r b A w y cd4 cd4 L l y A w y cd2 cd4"},
    Preset{" rightBracket t86 ", "adj=8333", "y = */ ss adj 100000; y2 = +- b 0 y",
           "-line M l t A w y 3cd4 cd4 L r y2 A w y 0 cd4 Z | -fill M l t A w y 3cd4 cd4 L r y2 A w y 0 cd4"},
    Preset{" bracketPair t185 ", "adj=16667", "x = */ ss adj 100000; r1 = +- r 0 x; b1 = +- b 0 x",
           "-fill M x b A x x cd4 cd4 L l x A x x cd2 cd4 M r1 t A x x 3cd4 cd4 L r b1 A x x 0 cd4"},
    Preset{" leftBrace t87 ", "adj1=8333 adj2=50000",
           "y1 = */ ss adj1 100000; y3 = */ h adj2 100000; y2 = +- y3 0 y1; y4 = +- y3 y1 0; n = */ cd4 -1 1; ye = +- "
           "b 0 y1",
           "-fill M r b A wd2 y1 cd4 cd4 L hc y4 A wd2 y1 0 n A wd2 y1 cd4 n L hc y1 A wd2 y1 cd2 cd4"},
    Preset{" rightBrace t88 ", "adj1=8333 adj2=50000",
           "y1 = */ ss adj1 100000; y3 = */ h adj2 100000; y2 = +- y3 0 y1; y4 = +- b 0 y1; n = */ cd4 -1 1",
           "-fill M l t A wd2 y1 3cd4 cd4 L hc y2 A wd2 y1 cd2 n A wd2 y1 3cd4 n L hc y4 A wd2 y1 0 cd4"},
    Preset{" arc t19 ", "adj1=16200000 adj2=0",
           "s = +- adj2 21600000 adj1; t1 = +- s 0 21600000; sw = ?: t1 t1 s; cx = cos wd2 adj1; sy = sin hd2 adj1; x "
           "= +- hc cx 0; y = +- vc sy 0",
           "-line M x y A wd2 hd2 adj1 sw L hc vc Z | -fill M x y A wd2 hd2 adj1 sw"},
    Preset{" pie ", "adj1=0 adj2=16200000",
           "s = +- adj2 21600000 adj1; t1 = +- s 0 21600000; sw = ?: t1 t1 s; cx = cos wd2 adj1; sy = sin hd2 adj1; x "
           "= +- hc cx 0; y = +- vc sy 0",
           "M x y A wd2 hd2 adj1 sw L hc vc Z"},
    Preset{" wedgeRectCallout t61 ", "adj1=-20833 adj2=62500",
           "px = */ w adj1 100000; py = */ h adj2 100000; x = +- hc px 0; y = +- vc py 0; q = */ py 1 1; left = ?: px "
           "7 2; right = ?: px 10 5; x1 = */ w left 12; x2 = */ w right 12; "
           "lower = ?: py y b; yb = max lower b; xb = ?: py x x1; upper = ?: py t y; yt = min upper t; xt = ?: py x1 x",
           "M l t L x1 t L xt yt L x2 t L r t L r b L x2 b L xb yb L x1 b L l b Z"},
    Preset{" wedgeRoundRectCallout t62 ", "adj1=-20833 adj2=62500 adj3=16667",
           "px = */ w adj1 100000; py = */ h adj2 100000; x = +- hc px 0; y = +- vc py 0; left = ?: px 7 2; right = ?: "
           "px 10 5; x1 = */ w left 12; x2 = */ w right 12; "
           "lower = ?: py y b; yb = max lower b; xb = ?: py x x1; upper = ?: py t y; yt = min upper t; xt = ?: py x1 "
           "x; u = */ ss adj3 100000; r1 = +- r 0 u; b1 = +- b 0 u",
           "M l u A u u cd2 cd4 L x1 t L xt yt L x2 t L r1 t A u u 3cd4 cd4 L r b1 A u u 0 cd4 L x2 b L xb yb L x1 b L "
           "u b A u u cd4 cd4 Z"},
    Preset{" wedgeEllipseCallout t63 ", "adj1=-20833 adj2=62500",
           "px = */ w adj1 100000; py = */ h adj2 100000; x = +- hc px 0; y = +- vc py 0; ph = */ px h 1; pw = */ py w "
           "1; an = at2 ph pw; a1 = at2 px py; s1 = +- a1 660000 0; "
           "sx = cos wd2 s1; sy = sin hd2 s1; xs = +- hc sx 0; ys = +- vc sy 0; sw = +- 20280000 0 0",
           "M x y L xs ys A wd2 hd2 s1 sw Z"},
    Preset{" flowChartDocument t114 ", "", "y1 = */ h 17322 21600; y2 = */ h 20172 21600; y3 = */ h 23922 21600",
           "M l t L r t L r y1 C hc y1 hc y3 l y2 Z"},
    Preset{" flowChartPredefinedProcess t112 ", "", "x = */ w 1 8; r1 = +- r 0 x",
           "M l t L r t L r b L l b Z | -fill M x t L x b M r1 t L r1 b"},
    Preset{" flowChartOffpageConnector t177 ", "", "y = */ h 4 5", "M l t L r t L r y L hc b L l y Z"},
    Preset{" flowChartDelay t135 ", "", "", "M l t L hc t A wd2 hd2 3cd4 cd2 L l b Z"},
    Preset{" flowChartOr t124 ", "", "",
           "M l vc A wd2 hd2 cd2 cd4 A wd2 hd2 3cd4 cd4 A wd2 hd2 0 cd4 A wd2 hd2 cd4 cd4 Z | -fill M hc t L hc b M l "
           "vc L r vc"},
    Preset{" mathMinus ", "adj1=23520",
           "dy = */ h adj1 200000; dx = */ w 73490 200000; x1 = +- hc 0 dx; x2 = +- hc dx 0; y1 = +- vc 0 dy; y2 = +- "
           "vc dy 0",
           "M x1 y1 L x2 y1 L x2 y2 L x1 y2 Z"},
    Preset{" bentConnector2 t33 ", "", "", "-fill M l t L r t L r b"},
    Preset{" bentConnector3 t34 ", "adj1=50000", "x = */ w adj1 100000", "-fill M l t L x t L x b L r b"},
    Preset{" bentConnector4 t35 ", "adj1=50000 adj2=50000", "x = */ w adj1 100000; y = */ h adj2 100000",
           "-fill M l t L x t L x y L r y L r b"},
    Preset{" bentConnector5 t36 ", "adj1=50000 adj2=50000 adj3=50000",
           "x = */ w adj1 100000; y = */ h adj2 100000; x3 = */ w adj3 100000",
           "-fill M l t L x t L x y L x3 y L x3 b L r b"},
    Preset{" curvedConnector2 t37 ", "", "", "-fill M l t C wd2 t r hd2 r b"},
    Preset{" curvedConnector3 t38 ", "adj1=50000", "x = */ w adj1 100000; x1 = +/ l x 2; x3 = +/ r x 2; y = */ h 3 4",
           "-fill M l t C x1 t x hd4 x vc C x y x3 b r b"},
    Preset{" bentArrow t91 ", "adj1=25000 adj2=25000 adj3=25000 adj4=43750",
           "th = */ ss adj1 100000; th2 = */ th 1 2; aw2 = */ ss adj2 100000; ah = */ ss adj3 100000; bd = */ ss adj4 "
           "100000; dh = +- aw2 0 th2; bd2 = +- bd 0 th; bw = max bd2 0; x3 = +- th bw 0; "
           "x4 = +- r 0 ah; y3 = +- dh th 0; y4 = +- y3 dh 0; y5 = +- dh bd 0; y6 = +- y3 bw 0; n = */ cd4 -1 1",
           "M l b L l y5 A bd bd cd2 cd4 L x4 dh L x4 t L r aw2 L x4 y4 L x4 y3 L x3 y3 A bw bw 3cd4 n L th b Z"},
    Preset{" heart t74 ", "",
           "x1 = */ w 49 48; x2 = */ w 10 48; x3 = +- hc x1 0; x4 = +- hc x2 0; xa = +- hc 0 x2; xb = +- hc 0 x1; y1 = "
           "*/ h -1 3",
           "M hc hd4 C x4 y1 x3 hd4 hc b C xb hd4 xa y1 hc hd4 Z"},
    Preset{" flowChartMultidocument t115 ", "",
           "xa = */ w 18595 21600; xb = */ w 20000 21600; xc = */ w 1532 21600; xd = */ w 2972 21600; ya = */ h 3675 "
           "21600; yb = */ h 1815 21600; yc = */ h 20782 21600; yd = */ h 18022 21600; "
           "ye = */ h 23542 21600; xe = */ w 9298 21600; yf = */ h 16252 21600; yg = */ h 14392 21600; yh = */ h 16352 "
           "21600",
           "M l ya L xa ya L xa yd C xe yd xe ye l yc Z | M xc ya L xc yb L xb yb L xb yf L xa yh L xa ya Z | M xd yb "
           "L xd t L r t L r yg L xb yf L xb yb Z"},
    Preset{" ribbon2 t54 ", "adj1=16667 adj2=50000",
           "dx = */ w adj2 200000; x1 = +- hc 0 dx; x2 = +- hc dx 0; y = */ h adj1 100000; yb = +- b 0 y; x3 = */ w 1 "
           "8; x4 = +- r 0 x3; ym = +/ b y 2; xi = +- x1 x3 0; xj = +- x2 0 x3",
           "M l b L x1 b L x1 yb L x2 yb L x2 b L r b L x4 ym L r y L x2 y L x2 t L x1 t L x1 y L l y L x3 ym Z"},
};

/// What is "x y …" in the notation, a word at a time.
class GuideWords {
public:
    explicit GuideWords(string_view text) : text_(text) {}
    string_view next() {
        text_.remove_prefix(std::min(text_.find_first_not_of(' '), text_.size()));
        const std::size_t end = std::min(text_.find(' '), text_.size());
        const string_view word = text_.substr(0, end);
        text_.remove_prefix(end);
        return word;
    }

private:
    string_view text_;
};

Figure read_paths(string_view text, const Guides& guides) {
    using Fill = FigurePath::Fill;
    Figure figure(1);
    GuideWords words(text);
    const auto number = [&] { return guides.value(words.next()); };
    for (string_view word = words.next(); !word.empty(); word = words.next()) {
        FigurePath& path = figure.back();
        PathSteps& steps = path.steps;
        if (word == "|") figure.emplace_back();
        if (word == "-fill") path.fill = Fill::none;
        if (word == "-line") path.stroked = false;
        if (word == "light") path.fill = Fill::light;
        if (word == "lighter") path.fill = Fill::lighter;
        if (word == "dark") path.fill = Fill::dark;
        if (word == "darker") path.fill = Fill::darker;
        if (word == "Z") close(steps);
        if (word != "M" && word != "L" && word != "A" && word != "C" && word != "Q") continue;
        const double a = number(), b = number();
        if (word == "M") move_to(steps, a, b);
        if (word == "L") line_to(steps, a, b);
        if (word != "A" && word != "C" && word != "Q") continue;
        const double c = number(), d = number();
        if (word == "A") add_arc_to(steps, a, b, c, d);
        if (word == "Q") add_quadratic(steps, a, b, c, d);
        if (word != "C") continue;
        const double x = number(), y = number();
        curve_to(steps, {a, b}, {c, d}, {x, y});
    }
    return figure;
}

/// Stars of many points, which have no paths of their own here: "star8". None of another name.
std::optional<Figure> star_figure(string_view name, const Guides& size, const Adjustments& adjustments) {
    struct Star {
        string_view names;
        int points;
        double inner;  ///< its usual handle: 50000 would be no star
    };
    static constexpr std::array stars{Star{" star6 ", 6, 28868},       Star{" star7 ", 7, 34601},
                                      Star{" star8 t58 ", 8, 37500},   Star{" star10 ", 10, 42533},
                                      Star{" star12 ", 12, 37500},     Star{" star16 t59 ", 16, 37500},
                                      Star{" star24 t92 ", 24, 37500}, Star{" star32 t60 ", 32, 37500}};
    const auto* const star =
        std::ranges::find_if(stars, [&](const Star& each) { return each.names.find(name) != string_view::npos; });
    if (star == stars.end()) return std::nullopt;
    double inner = star->inner;
    for (const auto& [handle, value] : adjustments)
        if (handle == "adj") inner = std::clamp(value, 0.0, 50'000.0);
    Figure figure(1);
    const double x = size.value("hc"), y = size.value("vc");
    for (int i = 0; i < 2 * star->points; ++i) {
        const double share = i % 2 == 0 ? 1 : inner / 50'000, angle = std::numbers::pi * i / star->points;
        const double to_x = x + x * share * std::sin(angle), to_y = y - y * share * std::cos(angle);
        i == 0 ? move_to(figure.front().steps, to_x, to_y) : line_to(figure.front().steps, to_x, to_y);
    }
    close(figure.front().steps);
    return figure;
}

}  // namespace

std::optional<Figure> preset_figure(string_view name, double width_pt, double height_pt,
                                    const Adjustments& adjustments) {
    const std::string padded = " " + std::string(name) + " ";
    const auto* const found = std::ranges::find_if(
        presets, [&](const Preset& preset) { return preset.names.find(padded) != string_view::npos; });
    if (name.empty()) return std::nullopt;
    Guides guides(width_pt, height_pt);
    if (found == presets.end()) return star_figure(padded, guides, adjustments);
    GuideWords handles(found->handles);
    for (string_view word = handles.next(); !word.empty(); word = handles.next()) {
        const std::size_t equals = word.find('=');
        guides.set(word.substr(0, equals), guides.value(word.substr(equals + 1)));
    }
    for (const auto& [handle, value] : adjustments) guides.set(handle, value);
    for (string_view rest = found->guides; !rest.empty();) {
        const std::size_t end = std::min(rest.find(';'), rest.size());
        const string_view guide = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        const std::size_t equals = guide.find('=');
        GuideWords of_name(guide.substr(0, equals));
        guides.set(of_name.next(), guide.substr(equals + 1));
    }
    return read_paths(found->paths, guides);
}

}  // namespace raingan
