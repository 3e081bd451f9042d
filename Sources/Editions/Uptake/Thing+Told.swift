import Commons
import Web

extension Thing {
    /// What was withdrawn is not read by the side door of what rests on it.
    func requireTold() throws(AppError) {
        guard visibility == .withdrawn else { return }
        throw AppError(.gone, "editions.withdrawn")
    }
}
