#include "pdf/stream_bytes.h"

#include <qpdf/Pipeline.hh>

#include "base/error.h"

namespace raingan::pdf {
namespace {

class Collector : public Pipeline {
public:
    explicit Collector(const Limit& most) : Pipeline("bytes", nullptr), most_(most) {}
    void write(unsigned char const* data, std::size_t size) override {
        if (bytes.size() + size > most_) throw over_limit(most_, "");
        bytes.append(reinterpret_cast<const char*>(data), size);
    }
    void finish() override {}

    std::string bytes;

private:
    const Limit& most_;
};

}  // namespace

std::optional<std::string> stream_bytes(QPDFObjectHandle stream, const Limit& most) {
    Collector collector(most);
    if (!stream.pipeStreamData(&collector, 0, qpdf_dl_generalized)) return std::nullopt;
    return std::move(collector.bytes);
}

}  // namespace raingan::pdf
