import Foundation

/// Looks for a name that one object of a JSON text holds twice. Readers differ in which of the two they keep, so that one
/// program could show what another does not see (RFC 8259, section 4).
///
/// One walk over the bytes, with a set of names for each object that is open. What is not JSON is for the parser to refuse.
package enum JSONKeys {
    /// How deep objects and lists may lie within each other: what the parser takes.
    package static let deepest = 512

    package enum Fault: Error, Equatable {
        /// The name, as the parser would read it.
        case twice(String)
        case tooDeep
    }

    /// The names of an object, or nil within a list, and whether the next text is one.
    private struct Level {
        var names: Set<String>?
        var expectsName: Bool
    }

    /// - Throws: for the first object that holds a name twice, or lies too deep.
    package static func check(_ bytes: [UInt8]) throws(Fault) {
        var levels: [Level] = []
        var place = 0
        while place < bytes.count {
            switch bytes[place] {
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                guard levels.count < deepest else { throw .tooDeep }
                let isObject = bytes[place] == UInt8(ascii: "{")
                levels.append(Level(names: isObject ? [] : nil, expectsName: isObject))
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                _ = levels.popLast()
            case UInt8(ascii: ","):
                if let last = levels.indices.last { levels[last].expectsName = levels[last].names != nil }
            case UInt8(ascii: "\""):
                let end = endOfText(bytes, from: place + 1)
                if let last = levels.indices.last, levels[last].expectsName {
                    levels[last].expectsName = false
                    let name = name(bytes[place..<min(end + 1, bytes.count)])
                    guard levels[last].names?.insert(name).inserted == true else { throw .twice(name) }
                }
                place = end
            default: break
            }
            place += 1
        }
    }

    /// Where the text's closing quotation mark is, or the end of everything.
    private static func endOfText(_ bytes: [UInt8], from start: Int) -> Int {
        var place = start
        while place < bytes.count, bytes[place] != UInt8(ascii: "\"") {
            place += bytes[place] == UInt8(ascii: "\\") ? 2 : 1
        }
        return place
    }

    /// With its quotation marks. A name may be written with escapes: `"\u0061"` is `a`.
    private static func name(_ quoted: ArraySlice<UInt8>) -> String {
        let plain = String(decoding: quoted.dropFirst().dropLast(), as: UTF8.self)
        guard quoted.contains(UInt8(ascii: "\\")) else { return plain }
        // What cannot be read is refused by whoever parses the whole.
        do { return try JSONDecoder().decode(String.self, from: Data(quoted)) } catch { return plain }
    }
}
