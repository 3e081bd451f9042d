print("essaim")
