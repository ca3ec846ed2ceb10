// What is said about the workspace: folders, settings, files that changed.

/// A folder that the user has open.
package struct WorkspaceFolder: Hashable, Codable, Sendable {
  /// Its name.
  package let uri: DocumentURI
  /// What people call it.
  package let name: String?

  /// The folder called `uri`.
  package init(uri: DocumentURI, name: String?) {
    self.uri = uri
    self.name = name
  }
}

/// The notification that folders were opened or closed.
package enum DidChangeFoldersNotification: NotificationMethod {
  package typealias Parameters = DidChangeFoldersParameters
  package static let name = "workspace/didChangeWorkspaceFolders"
}

/// Which folders were opened or closed.
package struct DidChangeFoldersParameters: Hashable, Codable, Sendable {
  /// The change.
  package struct Event: Hashable, Codable, Sendable {
    /// The folders that are open from now on.
    package let added: [WorkspaceFolder]
    /// The folders that are closed from now on.
    package let removed: [WorkspaceFolder]

    /// The change by `added` and `removed`.
    package init(added: [WorkspaceFolder], removed: [WorkspaceFolder]) {
      self.added = added
      self.removed = removed
    }
  }

  /// The change.
  package let event: Event

  /// The change `event`.
  package init(event: Event) {
    self.event = event
  }
}

/// The notification that the user's settings changed.
package enum DidChangeConfigurationNotification: NotificationMethod {
  package typealias Parameters = DidChangeConfigurationParameters
  package static let name = "workspace/didChangeConfiguration"
}

/// What the user's settings are now.
package struct DidChangeConfigurationParameters: Codable, Sendable {
  /// The settings; null or absent from clients that want to be asked.
  package let settings: JSONValue?

  /// The settings `settings`.
  package init(settings: JSONValue?) {
    self.settings = settings
  }
}

/// The request to the client for the user's settings.
package enum ConfigurationRequest: RequestMethod {
  package typealias Parameters = ConfigurationParameters
  package typealias Result = [JSONValue]
  package static let name = "workspace/configuration"
}

/// Which settings are asked for.
package struct ConfigurationParameters: Hashable, Codable, Sendable {
  /// One section for one place.
  package struct Item: Hashable, Codable, Sendable {
    /// The folder that the settings hold in; nil for anywhere.
    package let scopeUri: DocumentURI?
    /// The name of the section.
    package let section: String

    /// The settings of `section` in `scopeUri`.
    package init(scopeUri: DocumentURI?, section: String) {
      self.scopeUri = scopeUri
      self.section = section
    }
  }

  /// What is asked for; the answer holds one value for each.
  package let items: [Item]

  /// The settings `items`.
  package init(items: [Item]) {
    self.items = items
  }
}

/// The notification that files changed on disk.
package enum DidChangeWatchedFilesNotification: NotificationMethod {
  package typealias Parameters = DidChangeWatchedFilesParameters
  package static let name = "workspace/didChangeWatchedFiles"
}

/// Which files changed.
package struct DidChangeWatchedFilesParameters: Hashable, Codable, Sendable {
  /// One file.
  package struct Change: Hashable, Codable, Sendable {
    /// The file.
    package let uri: DocumentURI
    /// 1 created, 2 changed, 3 deleted.
    package let type: Int

    /// The change of `uri`.
    package init(uri: DocumentURI, type: Int) {
      self.uri = uri
      self.type = type
    }
  }

  /// The files.
  package let changes: [Change]

  /// The changes `changes`.
  package init(changes: [Change]) {
    self.changes = changes
  }
}

/// The request to the client to tell of more than it would by itself.
package enum RegisterCapabilityRequest: RequestMethod {
  package typealias Parameters = RegistrationParameters
  package typealias Result = JSONValue
  package static let name = "client/registerCapability"
}

/// What the client is to tell.
package struct RegistrationParameters: Hashable, Codable, Sendable {
  /// One method.
  package struct Registration: Hashable, Codable, Sendable {
    /// By what it could be taken back.
    package let id: String
    /// The method.
    package let method: String
    /// How it is to be used.
    package let registerOptions: JSONValue?

    /// The method `method`, registered as `id`.
    package init(id: String, method: String, registerOptions: JSONValue?) {
      self.id = id
      self.method = method
      self.registerOptions = registerOptions
    }
  }

  /// The methods.
  package let registrations: [Registration]

  /// The methods `registrations`.
  package init(registrations: [Registration]) {
    self.registrations = registrations
  }
}

/// What a server does with workspaces.
package struct WorkspaceOptions: Hashable, Codable, Sendable {
  /// What a server does with folders.
  package struct Folders: Hashable, Codable, Sendable {
    /// Whether it knows that there may be several.
    package let supported: Bool
    /// Whether it wants to be told of changes.
    package let changeNotifications: Bool

    /// These abilities.
    package init(supported: Bool, changeNotifications: Bool) {
      self.supported = supported
      self.changeNotifications = changeNotifications
    }
  }

  /// What it does with folders.
  package let workspaceFolders: Folders

  /// A server with these abilities.
  package init(workspaceFolders: Folders) {
    self.workspaceFolders = workspaceFolders
  }
}
