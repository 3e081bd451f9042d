package import Commons
import Storage
import Territories

extension Organizations {
    package var holding: Holding {
        holding("organizations", filling: ["organizations"]) { content, tx in
            guard let home = content.territory else { return nil }
            return try Territory.find(home, in: tx) == nil ? home.rawValue : nil
        }
    }
}
