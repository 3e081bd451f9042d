import Commons
import Foundation
import Web

/// A list of flat objects, or `{"items": […]}`, as lines: lists of texts become one cell.
struct JSONTable {
    private let objects: [[String: JSONValue]?]
    /// Every name that an object uses, in the order of the alphabet.
    let names: [String]

    init(_ bytes: [UInt8]) throws(ListFault) {
        try Self.checkKeys(of: bytes)
        let value: JSONValue
        do {
            value = try JSONDecoder().decode(JSONValue.self, from: Data(bytes))
        } catch {
            throw ListFault("transfer.file.notJSON")
        }
        guard let items = Self.items(of: value) else { throw ListFault("transfer.file.notList") }
        guard items.count <= ListLimits.lines else {
            throw ListFault("transfer.file.tooManyLines", ["limit": "\(ListLimits.lines)"])
        }
        objects = items.map { item in
            guard case .object(let object) = item else { return nil }
            return object
        }
        names = Set(objects.compactMap { $0 }.flatMap(\.keys)).sorted()
    }

    private static func checkKeys(of bytes: [UInt8]) throws(ListFault) {
        do {
            try JSONKeys.check(bytes)
        } catch {
            switch error {
            case .twice(let name): throw ListFault("transfer.file.keyTwice", ["name": String(name.prefix(100))])
            case .tooDeep: throw ListFault("transfer.file.notJSON")
            }
        }
    }

    private static func items(of value: JSONValue) -> [JSONValue]? {
        switch value {
        case .list(let items): items
        case .object(let object):
            if case .list(let items)? = object["items"] { items } else { nil }
        default: nil
        }
    }

    func lines(_ header: ListHeader) -> [ListLine] {
        objects.enumerated().map { index, object in
            guard let object else {
                return ListLine(
                    number: index + 1, cells: [:], problem: ListProblem(nil, "transfer.problem.notObject"))
            }
            let texts = names.map { name in object[name].map(Self.text) ?? "" }
            let present = header.cells(texts).filter { !$0.value.isEmpty || !isAbsent($0.key, in: object, header) }
            return ListLine(number: index + 1, cells: present)
        }
    }

    /// A name that this object does not use leaves what is there; an empty text takes it away.
    private func isAbsent(_ column: String, in object: [String: JSONValue], _ header: ListHeader) -> Bool {
        header.cells(names.map { object[$0] == nil ? "" : "present" })[column] == ""
    }

    private static func text(_ value: JSONValue) -> String {
        switch value {
        case .null, .object: ""
        case .boolean(let value): value ? "yes" : "no"
        case .integer(let value): "\(value)"
        case .number(let value): "\(value)"
        case .text(let value): value
        case .list(let values): values.map(text).joined(separator: ListSeparator.list)
        }
    }
}

/// What stands between several values of one cell.
enum ListSeparator {
    /// Of words and things; texts may hold it themselves.
    static let words: Character = ";"
    static let texts: Character = "|"
    /// Between the values of a JSON list: no text that people type holds it.
    static let list = "\u{1F}"
}
