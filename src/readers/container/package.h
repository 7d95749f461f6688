// The parts of a document that is made of several (ECMA-376 Part 2): what the readers of WordprocessingML and
// SpreadsheetML see, whether they stand in a ZIP archive, in one flat file, or were made by another reader.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <unordered_map>

namespace raingan {

class Package {
public:
    Package() = default;
    Package(const Package&) = delete;
    Package& operator=(const Package&) = delete;
    virtual ~Package() = default;

    [[nodiscard]] virtual bool has(const std::string& name) const = 0;

    /// The part's bytes, or none where there is no such part. Names have no leading slash ("word/document.xml") and are
    /// matched as ASCII without case (OPC §7.2.3.2) where none is equal. Throws Error: what the container says.
    virtual std::optional<std::string> read(const std::string& name) = 0;

    /// As read, but throws "missing-part".
    std::string require(const std::string& name);
};

/// Parts that are in memory already.
class MemoryPackage final : public Package {
public:
    void add(const std::string& name, std::string bytes);

    [[nodiscard]] bool has(const std::string& name) const override;
    std::optional<std::string> read(const std::string& name) override;

private:
    [[nodiscard]] static std::string key(std::string name);

    std::unordered_map<std::string, std::string> parts_;  ///< by name in lower case
};

}  // namespace raingan
