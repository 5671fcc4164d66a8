{"cells": [{"cell_type": "code", "source": ["def add_in_place(y, x):\n"], "outputs": []}], "metadata": {}, "nbformat": 4}
