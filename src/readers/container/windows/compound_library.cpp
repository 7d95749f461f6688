// Compound files by OLE's structured storage, which is a part of Windows.
#include <objbase.h>
#include <windows.h>

#include <algorithm>
#include <string>

#include "base/error.h"
#include "base/limits.h"
#include "base/windows/utf16.h"
#include "readers/container/compound.h"
#include "readers/container/compound_damage.h"

namespace raingan {
namespace {

constexpr DWORD to_read = STGM_READ | STGM_SHARE_EXCLUSIVE;

struct Release {
    void operator()(IUnknown* object) const { object->Release(); }
};
template <class Interface>
using Held = std::unique_ptr<Interface, Release>;

IStorage* as_storage(void* object) {
    return static_cast<IStorage*>(static_cast<IUnknown*>(object));
}

Held<IUnknown> child_of(IStorage& storage, const std::wstring& name, bool is_last) {
    IStream* stream = nullptr;
    if (is_last && SUCCEEDED(storage.OpenStream(name.c_str(), nullptr, to_read, 0, &stream)))
        return Held<IUnknown>(stream);
    IStorage* below = nullptr;
    if (SUCCEEDED(storage.OpenStorage(name.c_str(), nullptr, to_read, nullptr, 0, &below)))
        return Held<IUnknown>(below);
    return nullptr;
}

}  // namespace

void CompoundFile::Close::operator()(void* object) const {
    static_cast<IUnknown*>(object)->Release();
}

bool CompoundFile::load_library() {
    return true;
}

CompoundFile::CompoundFile(std::string_view bytes) : bytes_(bytes) {
    const HGLOBAL memory = ::GlobalAlloc(GMEM_MOVEABLE, std::max<std::size_t>(bytes.size(), 1));
    if (memory == nullptr) throw over_limit(limits::memory, "");
    std::copy(bytes.begin(), bytes.end(), static_cast<char*>(::GlobalLock(memory)));
    ::GlobalUnlock(memory);
    ILockBytes* held = nullptr;
    if (FAILED(::CreateILockBytesOnHGlobal(memory, TRUE, &held))) {
        ::GlobalFree(memory);
        throw damaged_compound("");
    }
    const Held<ILockBytes> lock_bytes(held);
    ULARGE_INTEGER size;
    size.QuadPart = bytes.size();
    held->SetSize(size);
    IStorage* root = nullptr;
    if (FAILED(::StgOpenStorageOnILockBytes(held, nullptr, to_read, nullptr, 0, &root))) throw damaged_compound("");
    root_.reset(static_cast<IUnknown*>(root));
}

CompoundFile::Object CompoundFile::find(const std::string& path) const {
    Held<IUnknown> found;
    for (std::size_t begin = 0; begin <= path.size();) {
        const std::size_t end = std::min(path.find('/', begin), path.size());
        IStorage* at = as_storage(root_.get());
        Held<IStorage> inner;
        if (found) {
            if (FAILED(found->QueryInterface(IID_IStorage, reinterpret_cast<void**>(&at)))) return {};
            inner.reset(at);
        }
        found = child_of(*at, utf16_of(std::string_view(path).substr(begin, end - begin)), end == path.size());
        if (!found) return {};
        begin = end + 1;
    }
    return Object(found.release());
}

std::optional<std::string> CompoundFile::read(const std::string& path) const {
    const Object found = find(path);
    if (!found) return std::nullopt;
    IStream* opened = nullptr;
    if (FAILED(static_cast<IUnknown*>(found.get())->QueryInterface(IID_IStream, reinterpret_cast<void**>(&opened))))
        return std::nullopt;
    const Held<IStream> stream(opened);
    STATSTG status;
    if (FAILED(stream->Stat(&status, STATFLAG_NONAME)) || status.cbSize.QuadPart > bytes_.size())
        throw damaged_compound(path);
    std::string bytes(static_cast<std::size_t>(status.cbSize.QuadPart), '\0');
    ULONG count = 0;
    if (FAILED(stream->Read(bytes.data(), static_cast<ULONG>(bytes.size()), &count)) || count != bytes.size())
        throw damaged_compound(path);
    return bytes;
}

std::optional<std::string> CompoundFile::read_beginning(const std::string& path) const {
    return read(path);
}

std::vector<std::string> CompoundFile::names(const std::string& storage) const {
    std::vector<std::string> names;
    const Object found = storage.empty() ? Object() : find(storage);
    IStorage* at = as_storage(root_.get());
    Held<IStorage> inner;
    if (!storage.empty()) {
        if (!found ||
            FAILED(static_cast<IUnknown*>(found.get())->QueryInterface(IID_IStorage, reinterpret_cast<void**>(&at))))
            return names;
        inner.reset(at);
    }
    IEnumSTATSTG* opened = nullptr;
    if (FAILED(at->EnumElements(0, nullptr, 0, &opened))) throw damaged_compound(storage);
    const Held<IEnumSTATSTG> elements(opened);
    STATSTG element;
    while (elements->Next(1, &element, nullptr) == S_OK) {
        names.push_back(utf8_of(element.pwcsName));
        ::CoTaskMemFree(element.pwcsName);
        if (names.size() > limits::container_entries) throw over_limit(limits::container_entries, storage);
    }
    return names;
}

}  // namespace raingan
