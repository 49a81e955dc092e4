public enum PlaceholderStudyStore {}
