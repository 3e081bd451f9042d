import Foundation

/// Reads the fields of a body or of a query: bytes that anybody may have written.
enum SentFields {
    /// `a=1&b=2&b=3` (WHATWG URL, application/x-www-form-urlencoded parsing), byte by byte: a mark that joins the sign
    /// before it to one character does not hide that sign.
    static func form(_ text: String) throws -> [String: [String]] {
        var fields: [String: [String]] = [:]
        let pairs = text.utf8.split(separator: UInt8(ascii: "&"), maxSplits: mostValues)
        guard pairs.count <= mostValues else { throw AppError(.tooLarge, "web.error.413") }
        for pair in pairs {
            let parts = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = String(validating: parts[0], decodingPlus: true),
                let value = parts.count > 1 ? String(validating: parts[1], decodingPlus: true) : "",
                !name.utf8.contains(0), !value.utf8.contains(0)
            else { throw AppError(.malformed, "web.error.notUTF8") }
            fields[name, default: []].append(value)
        }
        return fields
    }

    /// A flat object: text, numbers, booleans and lists of them.
    static func json(_ bytes: [UInt8]) throws -> [String: [String]] {
        try checkKeys(of: bytes)
        let value: Any
        do {
            value = try JSONSerialization.jsonObject(with: Data(bytes))
        } catch {
            throw AppError(.malformed, "web.error.notJSON")
        }
        guard let object = value as? [String: Any] else { throw AppError(.malformed, "web.error.notJSON") }
        var left = mostValues
        return try object.mapValues { value in
            let list = value as? [Any] ?? [value]
            left -= list.count
            guard left >= 0 else { throw AppError(.tooLarge, "web.error.413") }
            return try list.filter { !($0 is NSNull) }.map(plain)
        }
    }

    private static func checkKeys(of bytes: [UInt8]) throws(AppError) {
        do {
            try JSONKeys.check(bytes)
        } catch {
            switch error {
            case .twice(let name): throw AppError(.malformed, "web.error.keyTwice", ["name": String(name.prefix(100))])
            case .tooDeep: throw AppError(.malformed, "web.error.notJSON")
            }
        }
    }

    private static let mostValues = 2_000

    private static func plain(_ value: Any) throws -> String {
        switch value {
        case let text as String where !text.utf8.contains(0): text
        case let number as NSNumber: number.isTruth ? "\(number.boolValue)" : "\(number)"
        default: throw AppError(.malformed, "web.error.notJSON")
        }
    }
}

extension NSNumber {
    /// `true` or `false`, and not the 1 or 0 that Swift would take for them.
    fileprivate var isTruth: Bool { String(cString: objCType) == "c" }
}
