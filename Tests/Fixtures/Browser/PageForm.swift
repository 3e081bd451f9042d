/// A form as a page shows it, with the values that it has before anybody types.
package struct PageForm: Sendable {
    package struct Field: Sendable, Equatable {
        package let name: String
        package let value: String

        package init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    package let action: String
    /// Whether it changes something (POST), or only asks (GET).
    package let isSent: Bool
    /// What would be sent as it stands: boxes that are not ticked are not.
    package internal(set) var fields: [Field] = []

    package func value(_ name: String) -> String? { fields.first { $0.name == name }?.value }

    package func values(_ name: String) -> [String] { fields.filter { $0.name == name }.map(\.value) }

    package func address(with fields: [Field]) -> String { action + "?" + Self.encode(fields) }

    /// As browsers write it (application/x-www-form-urlencoded).
    static func encode(_ fields: [Field]) -> String {
        fields.map { "\(encode($0.name))=\(encode($0.value))" }.joined(separator: "&")
    }

    private static func encode(_ text: String) -> String {
        let plain = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._*".utf8)
        return text.utf8.reduce(into: "") { encoded, byte in
            if plain.contains(byte) {
                encoded.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                encoded += (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
            }
        }
    }
}

extension PageForm {
    /// Every form of a page; one without an action leads back to the page.
    static func all(in html: String, at path: String) -> [PageForm] {
        var reading = Reading(path: path)
        for piece in HTMLScanner.pieces(of: html) { reading.take(piece) }
        return reading.forms
    }

    private struct Reading {
        let path: String
        var forms: [PageForm] = []
        var isInside = false
        var area: (name: String, text: String)?
        var list: (name: String, values: [(value: String, isChosen: Bool)])?

        mutating func take(_ piece: HTMLScanner.Piece) {
            switch piece {
            case .start("form", let attributes):
                let isSent = attributes["method"]?.lowercased() == "post"
                forms.append(PageForm(action: attributes["action"] ?? path, isSent: isSent))
                isInside = true
            case .end("form"): isInside = false
            case _ where !isInside: break
            case .start("input", let attributes): takeInput(attributes)
            case .start("textarea", let attributes): area = (attributes["name"] ?? "", "")
            case .text(let text): area?.text += text
            case .end("textarea"): endArea()
            case .start("select", let attributes): list = (attributes["name"] ?? "", [])
            case .start("option", let attributes):
                list?.values.append((attributes["value"] ?? "", attributes["selected"] != nil))
            case .end("select"): endList()
            default: break
            }
        }

        private mutating func takeInput(_ attributes: [String: String]) {
            guard let name = attributes["name"] else { return }
            let isBox = ["checkbox", "radio"].contains(attributes["type"])
            if isBox && attributes["checked"] == nil { return }
            add(name, attributes["value"] ?? (isBox ? "on" : ""))
        }

        private mutating func endArea() {
            guard let area else { return }
            let isBegun = area.text.utf8.first == UInt8(ascii: "\n")
            add(area.name, isBegun ? String(area.text.unicodeScalars.dropFirst()) : area.text)
            self.area = nil
        }

        private mutating func endList() {
            if let list, let value = (list.values.first { $0.isChosen } ?? list.values.first)?.value {
                add(list.name, value)
            }
            list = nil
        }

        private mutating func add(_ name: String, _ value: String) {
            forms[forms.count - 1].fields.append(Field(name, value))
        }
    }
}
