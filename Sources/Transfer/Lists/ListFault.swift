import Tabular

/// Why a whole file cannot be read as a list.
package struct ListFault: Error, Sendable, Equatable {
    package let key: String
    package let values: [String: String]

    package init(_ key: String, _ values: [String: String] = [:]) {
        self.key = key
        self.values = values
    }

    init(_ fault: CSVFault) {
        self.init("transfer.csv.\(fault.reason.name)", fault.reason.values)
    }
}
