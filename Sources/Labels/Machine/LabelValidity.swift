package import Storage
package import Web

/// Whether what was granted stands, as the calendar has it.
package enum LabelValidity: String, Sendable, CaseIterable, Codable {
    /// Nothing was granted, or it was taken or given back.
    case none
    case standing
    /// It stands, and ends so soon that it is time to renew it.
    case due
    case expired

    /// Days before its end from which on a label may be renewed.
    package static let renewalDays = 60

    /// - Parameter last: the last day on which it stands.
    package init(until last: CivilDate?, at now: Timestamp) {
        guard let last else {
            self = .none
            return
        }
        if last < CivilDate(now) {
            self = .expired
        } else {
            self = last <= CivilDate(now.adding(days: Self.renewalDays)) ? .due : .standing
        }
    }

    package var stands: Bool { self == .standing || self == .due }

    package var isRenewable: Bool { self == .due || self == .expired }
}
