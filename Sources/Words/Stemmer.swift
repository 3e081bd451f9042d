internal import CStemmer

/// The Snowball stemmer of one language (snowballstem.org, libstemmer 2.2).
///
/// A class that is not `Sendable`: a libstemmer object serves one thread at a time. Making one costs a microsecond,
/// so whoever needs it makes its own.
final class Stemmer {
    private let handle: OpaquePointer

    init(_ language: StemmedLanguage) {
        guard let handle = sb_stemmer_new(language.rawValue, "UTF_8") else {
            preconditionFailure("libstemmer carries every language of StemmedLanguage")
        }
        self.handle = handle
    }

    deinit { sb_stemmer_delete(handle) }

    /// The stem of a lowercase, composed word.
    func stem(_ word: String) -> String {
        var word = word
        return word.withUTF8 { bytes in
            guard let stem = sb_stemmer_stem(handle, bytes.baseAddress, Int32(bytes.count)) else {
                return String(decoding: bytes, as: UTF8.self)
            }
            let length = Int(sb_stemmer_length(handle))
            return String(decoding: UnsafeBufferPointer(start: stem, count: length), as: UTF8.self)
        }
    }
}
