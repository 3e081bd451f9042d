package struct Attribute: Sendable {
    enum Value: Sendable {
        case text(String)
        case present
        case absent
    }

    let name: StaticString
    let value: Value

    package init(_ name: StaticString, _ value: String) {
        self.name = name
        self.value = .text(value)
    }

    /// An attribute that is there or is not: `required`, `checked`, `open`.
    package init(_ name: StaticString, when isPresent: Bool) {
        self.name = name
        self.value = isPresent ? .present : .absent
    }

    /// Bytes that it takes, if nothing of it has to be escaped.
    var length: Int {
        switch value {
        case .text(let text): name.utf8CodeUnitCount + text.utf8.count + 4
        case .present: name.utf8CodeUnitCount + 1
        case .absent: 0
        }
    }

    func write(to bytes: inout [UInt8]) {
        if case .absent = value { return }
        bytes.append(UInt8(ascii: " "))
        bytes.append(name)
        guard case .text(let text) = value else { return }
        bytes.append("=\"")
        text.escape(into: &bytes)
        bytes.append(UInt8(ascii: "\""))
    }
}
